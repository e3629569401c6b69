using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Accidents;

/// <summary>Shape of <see cref="AccidentReport"/>.</summary>
public sealed class AccidentReportValidator : AbstractValidator<AccidentReport>
{
    /// <summary>The rules.</summary>
    public AccidentReportValidator()
    {
        RuleFor(accident => accident.Place).RequiredText(300);
        RuleFor(accident => accident.Deaths).Within(0, 100_000);
        RuleFor(accident => accident.Injuries).Within(0, 100_000);
        RuleFor(accident => accident.LossMillionYuan).Within(0m, 1_000_000m).TwoDecimals();
        RuleFor(accident => accident.Document).StorableText(200);
    }
}

/// <summary>Enters an accident. The rules of the year's schemes propose vetoes in the same save; none takes effect by itself.</summary>
public sealed class EnterAccident(Writes writes, SchemeCatalog schemes, IValidator<AccidentReport> validator)
{
    /// <summary>Enters it.</summary>
    public Task Run(Actor actor, Guid operation, Guid id, string unit, AccidentReport report)
    {
        actor.Demand(Permission.RecordAccidents);
        validator.Demand(report);
        return writes.Run(operation, actor, async (db, now) =>
        {
            if (!await db.Units.AnyAsync(known => known.Code == unit))
                throw new RuleViolation(Rules.NotFound);
            var number = await db.Accidents.Where(known => known.Unit == unit).MaxAsync(known => (int?)known.Number) ?? 0;
            var accident = new Accident(id, unit, number + 1, report, actor.Name, now);
            db.Accidents.Add(accident);
            var happened = new List<DomainEvent> { accident.Entered() };
            foreach (var scheme in await db.Schemes.Where(known => known.Year == report.Date.Year).Select(known => known.Code).ToListAsync())
                happened.AddRange(await Propose(db, await schemes.Get(db, scheme), accident, now));
            return happened;
        });
    }

    private static async Task<IEnumerable<DomainEvent>> Propose(AssessmentDb db, Scheme scheme, Accident accident, DateTime now)
    {
        var happened = new List<DomainEvent>();
        var first = new DateOnly(scheme.Year, 1, 1);
        var earlier = await db.Accidents.Where(known => known.Unit == accident.Unit && known.Date >= first && known.Date < first.AddYears(1)).ToListAsync();
        var facts = earlier.Append(accident).Select(known => known.ToFacts()).ToList();
        var known = await db.Vetoes.Where(veto => veto.Scheme == scheme.Code && veto.Unit == accident.Unit).ToListAsync();
        foreach (var rule in scheme.Vetoes)
        {
            var causes = rule.CausedBy(facts).Select(fact => fact.Id).ToList();
            if (!causes.Contains(accident.Id))
                continue;
            if (known.Find(veto => veto.Rule == rule.Code && veto.State != VetoState.Dismissed) is { } open)
            {
                if (open.AddCauses(causes) is { } added)
                    happened.Add(added);
                continue;
            }

            var proposal = new VetoProposal(Guid.CreateVersion7(), scheme.Code, accident.Unit, rule.Code, causes, now);
            db.Vetoes.Add(proposal);
            happened.Add(proposal.Proposed());
        }

        return happened;
    }
}

/// <summary>Proposes a veto by hand, for rules that no figure can tell.</summary>
public sealed class ProposeVeto(Writes writes, SchemeCatalog schemes)
{
    /// <summary>Proposes it.</summary>
    public Task Run(Actor actor, Guid operation, Guid id, string scheme, string unit, string rule)
    {
        actor.Demand(Permission.DecideVeto);
        return writes.Run(operation, actor, async (db, now) =>
        {
            if ((await schemes.Get(db, scheme)).Veto(rule) is null || !await db.Units.AnyAsync(known => known.Code == unit))
                throw new RuleViolation(Rules.NotFound);
            var proposal = new VetoProposal(id, scheme, unit, rule, [], now);
            db.Vetoes.Add(proposal);
            return proposal.Proposed();
        });
    }
}

/// <summary>Confirms a veto proposal with the document that decides it, or dismisses it with a reason.</summary>
public sealed class DecideVeto(Writes writes)
{
    /// <summary>Decides it.</summary>
    public Task Run(Actor actor, Guid operation, Guid proposal, bool confirm, string? document, string? reason, long expectedVersion)
    {
        actor.Demand(Permission.DecideVeto);
        new ReasonValidator(required: false).Demand(new Reason(reason));
        if (document?.Length > 100)
            throw new InvalidInput([new Problem("document", Rules.TooLong, 100)]);
        return writes.Run(operation, actor, async (db, now) =>
        {
            var stored = await db.Vetoes.FirstOrDefaultAsync(known => known.Id == proposal) ?? throw new RuleViolation(Rules.NotFound);
            return confirm ? stored.Confirm(document, reason, expectedVersion, actor, now) : stored.Dismiss(reason, expectedVersion, actor, now);
        });
    }
}
