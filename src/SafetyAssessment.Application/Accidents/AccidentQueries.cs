using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Accidents;

/// <summary>An accident. A withdrawn one stays in the list and counts no more.</summary>
public sealed record AccidentRow(
    Guid Id, string Unit, string UnitName, DateOnly Date, string Place, int Deaths, int Injuries, decimal LossMillionYuan, bool Concealed,
    string? Document, AccidentLevel Level, string EnteredBy, DateTime EnteredAt)
{
    /// <summary>Industry, where stated.</summary>
    public AccidentIndustry? Industry { get; init; }

    /// <summary>Faults of the report; null when it was entered before they were told apart.</summary>
    public ReportingFaults? Reporting { get; init; }

    /// <summary>Why it was last corrected, by whom and when.</summary>
    public (string? Reason, string? By, DateTime? At) Corrected { get; init; }

    /// <summary>Why it was withdrawn, and by whom.</summary>
    public (string? Reason, string? By) Withdrawn { get; init; }

    /// <summary>Its version.</summary>
    public long Version { get; init; }
}

/// <summary>A veto proposal. «Fulfilled» is false when the accidents that it names fulfil its rule no more, because they were corrected.</summary>
public sealed record VetoRow(
    Guid Id, string Scheme, string Unit, string UnitName, string Rule, IReadOnlyList<Guid> Causes, VetoState State, string? Document, string? Reason,
    string? DecidedBy, DateTime? DecidedAt, DateTime ProposedAt, long Version, bool Fulfilled);

/// <summary>Reads accidents and veto proposals.</summary>
public sealed class AccidentQueries(IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes)
{
    /// <summary>Accidents of a year, the newest first.</summary>
    public async Task<IReadOnlyList<AccidentRow>> Accidents(Actor actor, int year)
    {
        actor.Demand(Permission.ViewAccidents);
        var first = new DateOnly(year, 1, 1);
        await using var db = await contexts.CreateDbContextAsync();
        return await (from accident in db.Accidents.AsNoTracking()
                      join unit in db.Units on accident.Unit equals unit.Code
                      where accident.Date >= first && accident.Date < first.AddYears(1)
                      orderby accident.Date descending
                      select new AccidentRow(accident.Id, accident.Unit, unit.Name, accident.Date, accident.Place, accident.Deaths, accident.Injuries,
                          accident.LossMillionYuan, accident.Concealed, accident.Document, accident.Level, accident.EnteredBy, accident.EnteredAt)
                      {
                          Industry = accident.Industry,
                          Reporting = accident.Reporting,
                          Corrected = new ValueTuple<string?, string?, DateTime?>(accident.CorrectedReason, accident.CorrectedBy, accident.CorrectedAt),
                          Withdrawn = new ValueTuple<string?, string?>(accident.WithdrawnReason, accident.WithdrawnBy),
                          Version = accident.Version,
                      }).ToListAsync();
    }

    /// <summary>Veto proposals of a scheme, open ones first.</summary>
    public async Task<IReadOnlyList<VetoRow>> Vetoes(Actor actor, string scheme)
    {
        actor.Demand(Permission.ViewAccidents);
        await using var db = await contexts.CreateDbContextAsync();
        var rows = await (from veto in db.Vetoes.AsNoTracking()
                          join unit in db.Units on veto.Unit equals unit.Code
                          where veto.Scheme == scheme
                          orderby veto.ProposedAt descending
                          select new { Veto = veto, unit.Name }).ToListAsync();
        var rules = await schemes.Get(db, scheme);
        var first = new DateOnly(rules.Year, 1, 1);
        var accidents = (await db.Accidents.AsNoTracking().Where(known => known.Date >= first && known.Date < first.AddYears(1)
            && known.WithdrawnReason == null).ToListAsync()).ToLookup(known => known.Unit, known => known.ToFacts());
        var ids = await db.Accidents.AsNoTracking().Select(known => known.Id).ToListAsync();
        return [.. rows.OrderBy(row => row.Veto.State != VetoState.Proposed).Select(row => new VetoRow(
            row.Veto.Id, row.Veto.Scheme, row.Veto.Unit, row.Name, row.Veto.Rule, row.Veto.Causes, row.Veto.State, row.Veto.Document, row.Veto.Reason,
            row.Veto.DecidedBy, row.Veto.DecidedAt, row.Veto.ProposedAt, row.Veto.Version,
            Fulfilled(row.Veto)))];

        // What was proposed by hand, and what something else than an accident causes, no correction of an accident can undo.
        bool Fulfilled(VetoProposal veto) => rules.Veto(veto.Rule) is not { } rule || veto.Causes.Count == 0 || veto.Causes.Except(ids).Any()
            || rule.CausedBy([.. accidents[veto.Unit]]).Count > 0;
    }
}
