using System.Globalization;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Web.Features.Impact;

/// <summary>
/// What was typed into the form of a what-if, field by field, as the address bar keeps it: a link or the back button brings back what was tried,
/// also where it was no number.
/// </summary>
public sealed record TypedWhatIf
{
    private const char Between = ';';
    private const char Is = ':';

    private readonly SortedDictionary<string, string> fields = new(StringComparer.Ordinal);

    /// <summary>Reads what the address says.</summary>
    public static TypedWhatIf Of(string? address)
    {
        var typed = new TypedWhatIf();
        foreach (var field in (address ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (field.IndexOf(Is) is > 0 and var place)
                typed.fields[field[..place]] = field[(place + 1)..];
        }

        return typed;
    }

    /// <summary>What the address says of it; null when nothing was typed.</summary>
    public string? Address => fields.Count == 0 ? null : string.Join(Between, fields.Select(typed => $"{typed.Key}{Is}{typed.Value}"));

    /// <summary>What was typed into a field; null when the scheme's own value stands there.</summary>
    public string? this[string field] => fields.GetValueOrDefault(field);

    /// <summary>The same with one field typed anew; empty gives the scheme's own value back.</summary>
    public TypedWhatIf With(string field, string? text)
    {
        var typed = Of(Address);
        if (string.IsNullOrWhiteSpace(text))
            typed.fields.Remove(field);
        else
            typed.fields[field] = text.Trim().Replace(Between, ' ');
        return typed;
    }

    /// <summary>What differs from the scheme and from what was decided, and each field that holds no number.</summary>
    public (WhatIf WhatIf, IReadOnlyList<Problem> Faults) Read(Scheme scheme, UnitGroup group, Assumables assumables)
    {
        var faults = new List<Problem>();
        var rules = new SchemeWhatIf
        {
            FullMarks = Differing(group.Parts.Select(part => (part.Code, Field: Mark(part), Own: part.FullMark, Factor: 1m)), faults),
            Weights = Differing(group.Parts.Where(part => part.Weight is not null).Select(part => (part.Code, Field: Weight(part), Own: part.Weight!.Value, Factor: 100m)), faults),
            Limits = Differing(scheme.Grades.Bands.Select(band => (band.Grade, Field: Limit(band.Grade), Own: band.From, Factor: 1m)), faults),
            WithoutBars = [.. Bars(scheme).Select(bar => bar.Code).Where(code => this[Bar(code)] is not null)],
        };
        return (new WhatIf(Scheme: rules) { Vetoes = Vetoes(assumables), Appeals = Appeals(assumables, faults) }, faults);
    }

    /// <summary>Field of what is assumed of a veto: one of <see cref="Confirmed"/> and <see cref="Dismissed"/>.</summary>
    public static string Veto(Guid id) => $"veto.{id:N}";

    /// <summary>Field of what is assumed of an appeal: <see cref="Rejected"/>, <see cref="Fewer"/> or the state that the item would have.</summary>
    public static string Appeal(Guid id) => $"appeal.{id:N}";

    /// <summary>Field of a finding's number, where an appeal is assumed to change it.</summary>
    public static string Number(Guid appeal, int finding) => $"number.{appeal:N}.{finding}";

    /// <summary>A veto is assumed confirmed.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>A veto is assumed dismissed.</summary>
    public const string Dismissed = "dismissed";

    /// <summary>An appeal is assumed rejected.</summary>
    public const string Rejected = "rejected";

    /// <summary>An appeal is assumed upheld with other numbers.</summary>
    public const string Fewer = "fewer";

    /// <summary>The states that an item can have by an upheld appeal, besides findings with other numbers.</summary>
    public static IReadOnlyList<ItemState> States { get; } = [ItemState.Clear, ItemState.Exempt, ItemState.NotApplicable];

    private Dictionary<Guid, bool> Vetoes(Assumables assumables) => assumables.Vetoes
        .Where(veto => this[Veto(veto.Id)] is Confirmed or Dismissed).ToDictionary(veto => veto.Id, veto => this[Veto(veto.Id)] == Confirmed);

    private Dictionary<Guid, RowSnapshot?> Appeals(Assumables assumables, List<Problem> faults)
    {
        var found = new Dictionary<Guid, RowSnapshot?>();
        foreach (var appeal in assumables.Appeals)
        {
            var chosen = this[Appeal(appeal.Id)];
            if (chosen == Rejected)
                found[appeal.Id] = null;
            else if (chosen == Fewer && appeal.Row.Findings.Count > 0)
                found[appeal.Id] = WithNumbers(appeal, faults);
            else if (Enum.TryParse<ItemState>(chosen, out var state) && States.Contains(state))
                found[appeal.Id] = new RowSnapshot(appeal.Item.Code, state, state == ItemState.Clear ? null : "—", []);
        }

        return found;
    }

    // A finding whose number is 0 is struck out; without any the row is clear.
    private RowSnapshot WithNumbers(AppealChoice appeal, List<Problem> faults)
    {
        var kept = new List<FindingEntry>();
        for (var at = 0; at < appeal.Row.Findings.Count; at++)
        {
            var finding = appeal.Row.Findings[at];
            var field = Number(appeal.Id, at);
            var clause = appeal.Item.Clauses.First(known => known.Code == finding.Clause);
            if (this[field] is not { } text)
                kept.Add(finding);
            else if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                faults.Add(new Problem(field, Rules.NotANumber));
            else if (number != 0)
                kept.Add(clause.IsMeasured ? finding with { Value = number } : clause.Kind == ClauseKind.Range ? finding with { Points = number } : finding with { Count = number });
        }

        return kept.Count > 0 ? appeal.Row with { State = ItemState.Findings, Findings = kept } : new RowSnapshot(appeal.Item.Code, ItemState.Clear, null, []);
    }

    /// <summary>Bars to the top grade, which can be left out.</summary>
    public static IEnumerable<VetoRule> Bars(Scheme scheme) => scheme.Vetoes.Where(rule => rule.Effect == VetoEffect.NotExcellent);

    /// <summary>Field of a part's full mark.</summary>
    public static string Mark(Part part) => $"mark.{part.Code}";

    /// <summary>Field of a part's weight, in percent.</summary>
    public static string Weight(Part part) => $"weight.{part.Code}";

    /// <summary>Field of a grade's lower limit.</summary>
    public static string Limit(Grade grade) => $"limit.{grade}";

    /// <summary>Field of a bar that is left out.</summary>
    public static string Bar(string code) => $"without.{code}";

    private Dictionary<TKey, decimal> Differing<TKey>(IEnumerable<(TKey Key, string Field, decimal Own, decimal Factor)> all, List<Problem> faults)
        where TKey : notnull
    {
        var found = new Dictionary<TKey, decimal>();
        foreach (var (key, field, own, factor) in all)
        {
            if (this[field] is not { } text)
                continue;
            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                faults.Add(new Problem(field, Rules.NotANumber));
            else if (number / factor != own)
                found[key] = number / factor;
        }

        return found;
    }
}
