namespace SafetyAssessment.Domain.Rubrics.Editing;

/// <summary>What a clause can carry beside its sentence; which of it, its kind says.</summary>
[Flags]
public enum ClauseField
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><see cref="Clause.Points"/>.</summary>
    Points = 1,

    /// <summary><see cref="Clause.Unit"/>.</summary>
    Unit = 2,

    /// <summary><see cref="Clause.Cap"/>.</summary>
    Cap = 4,

    /// <summary><see cref="Clause.MaxCount"/>.</summary>
    MaxCount = 8,

    /// <summary><see cref="Clause.Target"/>, <see cref="Clause.Step"/> and <see cref="Clause.Sense"/>.</summary>
    Shortfall = 16,

    /// <summary><see cref="Clause.ValueUnit"/>.</summary>
    ValueUnit = 32,

    /// <summary><see cref="Clause.Tiers"/>.</summary>
    Tiers = 64,

    /// <summary><see cref="Clause.Min"/> and <see cref="Clause.Max"/>.</summary>
    Limits = 128,

    /// <summary><see cref="Clause.Scope"/>.</summary>
    Scope = 256,

    /// <summary><see cref="Clause.Group"/>.</summary>
    Group = 512,
}

/// <summary>The fields that each kind of clause has, and the change from one kind to another.</summary>
public static class ClauseFields
{
    /// <summary>The fields of a kind.</summary>
    public static ClauseField Of(ClauseKind kind) => kind switch
    {
        ClauseKind.Fixed => ClauseField.Points | ClauseField.Group,
        ClauseKind.PerOccurrence => ClauseField.Points | ClauseField.Unit | ClauseField.Cap | ClauseField.MaxCount | ClauseField.Group,
        ClauseKind.PerShortfall => ClauseField.Points | ClauseField.Shortfall | ClauseField.ValueUnit | ClauseField.Cap | ClauseField.Group,
        ClauseKind.Tiered => ClauseField.Tiers | ClauseField.ValueUnit | ClauseField.Cap | ClauseField.Group,
        ClauseKind.Range => ClauseField.Limits | ClauseField.Cap | ClauseField.Group,
        ClauseKind.Earned or ClauseKind.Bonus or ClauseKind.Additional => ClauseField.Points | ClauseField.Unit | ClauseField.Cap,
        ClauseKind.Veto => ClauseField.Scope,
        _ => ClauseField.None,
    };

    /// <summary>
    /// The clause as another kind: what both kinds have is kept, what the new one lacks is left out, and what it needs begins with the usual value
    /// (one step, too little costs, one tier for every value, 不合格).
    /// </summary>
    public static Clause As(this Clause clause, ClauseKind kind)
    {
        var fields = Of(kind);
        T Kept<T>(ClauseField field, T value) => fields.HasFlag(field) ? value : default!;
        return clause with
        {
            Kind = kind,
            Points = Kept(ClauseField.Points, clause.Points),
            Unit = Kept(ClauseField.Unit, clause.Unit),
            Cap = Kept(ClauseField.Cap, clause.Cap),
            MaxCount = Kept(ClauseField.MaxCount, clause.MaxCount),
            Target = Kept(ClauseField.Shortfall, clause.Target),
            Step = Kept<decimal?>(ClauseField.Shortfall, clause.Step ?? 1),
            Sense = Kept<ShortfallSense?>(ClauseField.Shortfall, clause.Sense ?? ShortfallSense.Below),
            ValueUnit = Kept(ClauseField.ValueUnit, clause.ValueUnit),
            Tiers = Kept(ClauseField.Tiers, clause.Tiers ?? [new Tier { Points = 0 }]),
            Min = Kept(ClauseField.Limits, clause.Min),
            Max = Kept(ClauseField.Limits, clause.Max),
            Scope = Kept<VetoScope?>(ClauseField.Scope, clause.Scope ?? VetoScope.Total),
            Group = Kept(ClauseField.Group, clause.Group),
        };
    }
}
