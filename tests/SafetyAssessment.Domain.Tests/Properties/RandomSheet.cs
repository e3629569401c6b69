using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Domain.Tests.Properties;

/// <summary>
/// A random rubric with random findings that fit it: nested sections, all ten kinds of clauses, groups, caps that are too small, too large
/// or missing, marks that do not add up. A real document may have any of these.
/// </summary>
public sealed record RandomSheet(RubricEdition Edition, SheetInput Input, int Seed)
{
    /// <summary>Sheets; a counterexample is made smaller by leaving findings out.</summary>
    public static Arbitrary<RandomSheet> Arbitrary { get; } =
        Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed => new RandomRubric(seed).Sheet()), Smaller);

    /// <summary>The same input, with findings changed.</summary>
    public SheetInput With(IEnumerable<Finding> findings) => Input with { Findings = [.. findings] };

    /// <summary>What it is, when a property does not hold.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Line($"seed {Seed}, mark {Edition.FullMark}, {Edition.NotApplicable}, bonus cap {Edition.BonusCap}");
        foreach (var (item, path) in Edition.Index.Rows)
        {
            Line($"{string.Join(" > ", path.Select(above => $"{above.Code} ({above.FullMark})"))} > {item.Code}: mark {item.FullMark} cap {item.Cap}");
            foreach (var clause in item.Clauses)
                Line($"  {clause.Code} {clause.Kind} {clause.Points} cap {clause.Cap} group {clause.Group}");
        }

        foreach (var finding in Input.Findings)
            Line($"found {finding.Clause}: count {finding.Count} value {finding.Value} points {finding.Points}");
        Line($"clear [{string.Join(' ', Input.Clear)}] rest {Input.ClearRest}");
        Line($"not applicable [{string.Join(' ', Input.NotApplicable)}] exempt [{string.Join(' ', Input.Exempt)}]");
        return text.ToString();
    }

    private static IEnumerable<RandomSheet> Smaller(RandomSheet sheet) =>
        sheet.Input.Findings.Select(left => sheet with { Input = sheet.With(sheet.Input.Findings.Where(finding => finding != left)) });
}
