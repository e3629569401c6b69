using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Appeals;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Results;

/// <summary>Other decisions on vetoes and appeals than those that were made, laid over what is stored. They end in the input of the one engine.</summary>
internal sealed class Assumptions
{
    private readonly WhatIf whatIf;
    private readonly List<VetoProposal> vetoes;
    private readonly List<Appeal> appeals;

    private Assumptions(WhatIf whatIf, List<VetoProposal> vetoes, List<Appeal> appeals) => (this.whatIf, this.vetoes, this.appeals) = (whatIf, vetoes, appeals);

    /// <summary>Reads what the assumptions are about.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/> for a veto or an appeal that is not the group's.</exception>
    public static async Task<Assumptions> Read(AssessmentDb db, string scheme, string group, WhatIf whatIf)
    {
        var ids = whatIf.Vetoes.Keys.ToList();
        var named = ids.Count == 0 ? [] : await db.Vetoes.AsNoTracking().Where(veto => veto.Scheme == scheme && ids.Contains(veto.Id)).ToListAsync();
        var filed = whatIf.Appeals.Count == 0 ? [] : await db.Appeals.AsNoTracking()
            .Where(appeal => db.Assessments.Any(sheet => sheet.Id == appeal.AssessmentId && sheet.Scheme == scheme && sheet.Group == group)).ToListAsync();
        return named.Count < ids.Count || whatIf.Appeals.Keys.Except(filed.Select(appeal => appeal.Id)).Any()
            ? throw new RuleViolation(Rules.NotFound) : new Assumptions(whatIf, named, filed);
    }

    /// <summary>What is stored, with the assumed vetoes in effect.</summary>
    public ResultInputs Of(ResultInputs stored) => whatIf.Vetoes.Count == 0 ? stored
        : stored.Assuming([.. vetoes.Where(veto => whatIf.Vetoes[veto.Id])], [.. vetoes.Where(veto => !whatIf.Vetoes[veto.Id]).Select(veto => veto.Id)]);

    /// <summary>What counts of a sheet with the assumed decisions on its appeals; null where none is assumed.</summary>
    public SheetInput? Of(StoredSheet stored)
    {
        var own = appeals.FindAll(appeal => appeal.AssessmentId == stored.Sheet.Id);
        var assumed = own.FindAll(appeal => whatIf.Appeals.ContainsKey(appeal.Id));
        if (assumed.Count == 0)
            return null;
        // An appeal that is assumed rejected gives way to an earlier one that was upheld on the same item.
        var rows = stored.Sheet.Upheld([.. own.Except(assumed)]).ToDictionary(appeal => appeal.ItemCode, appeal => appeal.Adjusted!);
        foreach (var appeal in assumed)
        {
            if (whatIf.Appeals[appeal.Id] is { } row)
                rows[appeal.ItemCode] = appeal.Supposed(stored.Sheet, stored.Edition, row);
        }

        return stored.Sheet.ToInputWith(rows);
    }

    /// <summary>That somebody looked, and with which assumptions.</summary>
    public DomainEvent Looked(string scheme, string group) => new("impact", scheme, "impact.previewed", group, null, new
    {
        whatIf.Rubric,
        Edition = whatIf.Edition?.Edition,
        FullMarks = Some(whatIf.Scheme?.FullMarks),
        Weights = Some(whatIf.Scheme?.Weights),
        Limits = Some(whatIf.Scheme?.Limits),
        WithoutBars = whatIf.Scheme is { WithoutBars.Count: > 0 } rules ? rules.WithoutBars : null,
        Vetoes = vetoes.Count == 0 ? null : vetoes.Select(veto => new { veto.Unit, veto.Rule, veto.Id, Confirmed = whatIf.Vetoes[veto.Id] }).ToList(),
        Appeals = whatIf.Appeals.Count == 0 ? null : appeals.Where(appeal => whatIf.Appeals.ContainsKey(appeal.Id))
            .Select(appeal => new { Sheet = appeal.AssessmentId, appeal.ItemCode, appeal.Id, Upheld = whatIf.Appeals[appeal.Id] is not null, Row = whatIf.Appeals[appeal.Id] })
            .ToList(),
    });

    private static IReadOnlyDictionary<TKey, decimal>? Some<TKey>(IReadOnlyDictionary<TKey, decimal>? numbers) => numbers is { Count: > 0 } ? numbers : null;
}
