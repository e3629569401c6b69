using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Schemes;

/// <summary>What makes a scheme unusable: a rubric that does not exist, parts that do not add up. Such a scheme is refused whole.</summary>
public static class SchemeFaults
{
    /// <summary>Every fault; empty when totals can be computed with it.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="editions">All rubric editions there are.</param>
    public static IReadOnlyList<Problem> Of(Scheme scheme, IReadOnlyList<RubricEdition> editions)
    {
        var work = new Work(scheme, editions);
        work.LookAtScheme();
        foreach (var group in scheme.Groups)
            work.LookAt(group);
        return work.Problems;
    }

    private sealed class Work(Scheme scheme, IReadOnlyList<RubricEdition> editions)
    {
        public List<Problem> Problems { get; } = [];

        public void LookAtScheme()
        {
            if (scheme.Rounding.Digits is < 0 or > 6)
                Add("rounding.digits", Rules.RubricDigitsOutOfRange, scheme.Rounding.Digits);
            if (scheme.SelfDifferenceLimit is <= 0 or > 100)
                Add("selfDifferenceLimit", Rules.OutOfRange, 0, 100);
            Once("phases", scheme.Phases.Select(phase => phase.Code));
            Once("vetoes", scheme.Vetoes.Select(rule => rule.Code));
            Once("givers", scheme.Givers.Select(giver => giver.Code));
            Once("consequences", (scheme.Consequences ?? []).Select(consequence => consequence.Code));
            foreach (var consequence in scheme.Consequences ?? [])
                LookAt(consequence);
            Once("groups", scheme.Groups.Select(group => group.Code));
            Once("grades.bands", scheme.Grades.Bands.Select(band => band.Grade.ToString()));
            // Outside scores are stored by scheme, unit and input, ledger entries by scheme, unit and part.
            Once("units", scheme.Groups.SelectMany(group => group.Units).Select(unit => unit.Code));
            Once("inputs", scheme.Groups.SelectMany(group => group.Parts).SelectMany(part => part.Subjects)
                .SelectMany(subject => subject.Inputs).Select(input => input.Code));
            foreach (var code in scheme.TieBreaks.Where(code => scheme.Groups.All(group => group.Part(code) is null)))
                Add("tieBreaks", Rules.NotFound, code);
        }

        public void LookAt(UnitGroup group)
        {
            Once($"{group.Code}.parts", group.Parts.Select(part => part.Code));
            if (group.FullMark <= 0)
                Add(group.Code, Rules.RubricFullMarkMissing);
            Same(group.Code, group.Parts.Sum(part => (part.Weight ?? 1) * part.FullMark), group.FullMark);
            Once($"{group.Code}.excluded", group.Excluded.Select(left => left.Unit));
            foreach (var left in group.Excluded)
                Known($"{group.Code}.excluded", group, left.Unit);
            if (group.Verification is { AtLeast: < 1 } or { Tolerance: < 0 })
                Add($"{group.Code}.verification", Rules.OutOfRange, group.Verification.AtLeast, 1, VerificationRule.Most);
            foreach (var part in group.Parts)
                LookAt(group, part, $"{group.Code}.{part.Code}");
        }

        private void LookAt(UnitGroup group, Part part, string path)
        {
            if (part.FullMark <= 0)
                Add(path, Rules.RubricFullMarkMissing);
            if (part.Giver is { } giver)
                Known(path, giver);
            if (part.HasSheets)
                LookAtRubric(part, path);
            LookAtPeriods(part, path);
            if (part.Kind == PartKind.External)
                LookAtSubjects(group, part, path);
        }

        private void LookAtRubric(Part part, string path)
        {
            if (editions.FirstOrDefault(known => known.Code == part.Rubric && known.Edition == part.Edition) is not { } edition)
                Add(path, Rules.NotFound, $"{part.Rubric}/{part.Edition}");
            else if (edition.FullMark <= 0)
                Add(path, Rules.RubricFullMarkMissing, $"{part.Rubric}/{part.Edition}");
        }

        private void LookAtPeriods(Part part, string path)
        {
            var periods = part.Periods ?? [];
            if (part.Kind == PartKind.Periods && periods.Count == 0)
                Add(path, Rules.Required, "periods");
            if (part.Kind != PartKind.Periods && periods.Count > 0)
                Add(path, Rules.SchemePeriodsUnused, part.Code);
            Once($"{path}.periods", periods.Select(period => period.Code));
            foreach (var period in periods)
            {
                // The empty code stands for sheets of parts without periods.
                if (period.Code.Length == 0)
                    Add($"{path}.periods", Rules.Required, "code");
                if (period.Weight <= 0)
                    Add($"{path}.{period.Code}", Rules.SchemeWeightNotPositive, period.Weight);
            }
        }

        private void LookAt(Consequence consequence)
        {
            if (consequence.Years < 1)
                Add($"consequences.{consequence.Code}", Rules.OutOfRange, consequence.Years, 1, 10);
            if (consequence.Amount <= 0)
                Add($"consequences.{consequence.Code}", Rules.OutOfRange, consequence.Amount, 1, 1_000_000_000);
        }

        private void LookAtSubjects(UnitGroup group, Part part, string path)
        {
            Once(path, part.Subjects.Select(subject => subject.Code));
            Same(path, part.Subjects.Sum(subject => subject.FullMark), part.FullMark);
            foreach (var input in part.Subjects.SelectMany(subject => subject.Inputs))
            {
                Known($"{path}.{input.Code}", input.Giver);
                foreach (var unit in input.Units)
                    Known($"{path}.{input.Code}", group, unit);
            }

            foreach (var subject in part.Subjects.Where(subject => subject.OutOf <= 0))
                Add($"{path}.{subject.Code}", Rules.OutOfRange, subject.OutOf, 1, 1000);
            foreach (var subject in part.Subjects.Where(subject => subject.Inputs.All(input => input.Units.Count > 0)))
                Add($"{path}.{subject.Code}", Rules.Required, "inputs");
        }

        private void Known(string path, string giver)
        {
            if (scheme.Givers.All(known => known.Code != giver))
                Add(path, Rules.NotFound, giver);
        }

        private void Known(string path, UnitGroup group, string unit)
        {
            if (group.Units.All(known => known.Code != unit))
                Add(path, Rules.UnitNotInGroup, unit);
        }

        private void Same(string path, decimal sum, decimal stated)
        {
            if (sum != stated)
                Add(path, Rules.OutOfRange, sum, stated, stated);
        }

        private void Once(string path, IEnumerable<string> codes)
        {
            foreach (var twice in codes.GroupBy(code => code, StringComparer.Ordinal).Where(same => same.Count() > 1))
                Add(path, Rules.RubricCodeTwice, twice.Key);
        }

        private void Add(string path, string code, params object?[] values) => Problems.Add(new Problem(path, code, values));
    }
}
