using static SafetyAssessment.Domain.Rubrics.Comparing.RubricField;

namespace SafetyAssessment.Domain.Rubrics.Comparing;

/// <summary>Finds the fields in which two versions of the same thing differ. What stands below a thing is compared for itself.</summary>
internal static class FieldChanges
{
    public static IReadOnlyList<FieldChange> Of(RubricEdition old, RubricEdition @new) => Differing(
        (Title, old.Title, @new.Title),
        (Source, old.Source, @new.Source),
        (RubricField.Subject, old.Subject, @new.Subject),
        (FullMark, old.FullMark, @new.FullMark),
        (RubricField.Rounding, old.Rounding.Digits, @new.Rounding.Digits),
        (NotApplicable, old.NotApplicable, @new.NotApplicable),
        (BonusCap, old.BonusCap, @new.BonusCap));

    public static IReadOnlyList<FieldChange> Of(Section old, Section @new) => Differing(
        (Number, old.Number, @new.Number),
        (Title, old.Title, @new.Title),
        (Source, old.Source, @new.Source),
        (FullMarkImplied, old.FullMarkImplied, @new.FullMarkImplied),
        (FullMark, old.FullMark, @new.FullMark));

    public static IReadOnlyList<FieldChange> Of(Item old, Item @new) =>
    [
        .. Differing(
            (Number, old.Number, @new.Number),
            (Title, old.Title, @new.Title),
            (Text, old.Text, @new.Text),
            (Method, old.Method, @new.Method),
            (Source, old.Source, @new.Source),
            (FullMarkImplied, old.FullMarkImplied, @new.FullMarkImplied),
            (FullMark, old.FullMark, @new.FullMark),
            (Cap, old.Cap, @new.Cap)),
        .. Groups(old, @new),
    ];

    public static IReadOnlyList<FieldChange> Of(Clause old, Clause @new) =>
    [
        .. Differing(
            (Text, old.Text, @new.Text),
            (PolarityImplied, old.PolarityImplied, @new.PolarityImplied),
            (MaxCount, old.MaxCount, @new.MaxCount),
            (Kind, old.Kind, @new.Kind),
            (Points, old.Points, @new.Points),
            (Unit, old.Unit, @new.Unit),
            (Cap, old.Cap, @new.Cap),
            (Group, old.Group, @new.Group),
            (Target, old.Target, @new.Target),
            (Step, old.Step, @new.Step),
            (Sense, old.Sense, @new.Sense),
            (ValueUnit, old.ValueUnit, @new.ValueUnit),
            (Min, old.Min, @new.Min),
            (Max, old.Max, @new.Max),
            (Scope, old.Scope, @new.Scope)),
        .. TierChanges(old.Tiers ?? [], @new.Tiers ?? []),
    ];

    private static List<FieldChange> Differing(params ReadOnlySpan<(RubricField Field, object? Old, object? New)> fields)
    {
        var found = new List<FieldChange>();
        foreach (var (field, old, @new) in fields)
        {
            if (!Equals(old, @new))
                found.Add(new FieldChange(field, old, @new));
        }

        return found;
    }

    private static IEnumerable<FieldChange> Groups(Item old, Item @new)
    {
        foreach (var code in old.Groups.Concat(@new.Groups).Select(group => group.Code).Distinct(StringComparer.Ordinal))
        {
            var before = old.Groups.FirstOrDefault(group => group.Code == code)?.Cap;
            var after = @new.Groups.FirstOrDefault(group => group.Code == code)?.Cap;
            if (before != after)
                yield return new FieldChange(GroupCap, before, after, code);
        }
    }

    private static IEnumerable<FieldChange> TierChanges(IReadOnlyList<Tier> old, IReadOnlyList<Tier> @new)
    {
        if (!old.Select(tier => (tier.From, tier.Points)).SequenceEqual(@new.Select(tier => (tier.From, tier.Points))))
            yield return new FieldChange(RubricField.Tiers, old, @new);
        else if (!old.SequenceEqual(@new))
            yield return new FieldChange(PrintedTiers, old, @new);
    }
}
