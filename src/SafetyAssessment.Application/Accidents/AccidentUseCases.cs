using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Figures;
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
            var accident = new Accident(id, unit, await VetoReview.NextNumber(db, unit), report, actor.Name, now);
            db.Accidents.Add(accident);
            return [accident.Entered(), .. await new VetoReview(db, schemes, actor, now).Of(accident, unit, report.Date.Year, null)];
        });
    }
}

/// <summary>Puts right what was entered wrongly. Open proposals follow the new figures; what a person has confirmed stays until a person revokes it.</summary>
public sealed class CorrectAccident(Writes writes, SchemeCatalog schemes, IValidator<AccidentReport> validator)
{
    /// <summary>Corrects it.</summary>
    public Task Run(Actor actor, Guid operation, Guid accident, string unit, AccidentReport report, string? reason, long expectedVersion)
    {
        actor.Demand(Permission.RecordAccidents);
        validator.Demand(report);
        new ReasonValidator().Demand(new Reason(reason));
        return writes.Run(operation, actor, async (db, now) =>
        {
            var stored = await db.Accidents.FirstOrDefaultAsync(known => known.Id == accident) ?? throw new RuleViolation(Rules.NotFound);
            var (unitBefore, before) = (stored.Unit, stored.ToFacts());
            var happened = new List<DomainEvent>
            {
                stored.Correct(unit, await VetoReview.NextNumber(db, unit), report, reason, expectedVersion, actor, now),
            };
            // Who corrects a place or a document number is not asked to decide again what was decided.
            if (unitBefore == stored.Unit && before == stored.ToFacts())
                return happened;
            var review = new VetoReview(db, schemes, actor, now);
            if (unitBefore != stored.Unit || before.Date.Year != stored.Date.Year)
                happened.AddRange(await review.Of(stored, unitBefore, before.Date.Year, reason));
            happened.AddRange(await review.Of(stored, stored.Unit, stored.Date.Year, reason));
            return happened;
        });
    }
}

/// <summary>Takes back an accident that should not have been entered.</summary>
public sealed class WithdrawAccident(Writes writes, SchemeCatalog schemes)
{
    /// <summary>Takes it back.</summary>
    public Task Run(Actor actor, Guid operation, Guid accident, string? reason, long expectedVersion)
    {
        actor.Demand(Permission.RecordAccidents);
        new ReasonValidator().Demand(new Reason(reason));
        return writes.Run(operation, actor, async (db, now) =>
        {
            var stored = await db.Accidents.FirstOrDefaultAsync(known => known.Id == accident) ?? throw new RuleViolation(Rules.NotFound);
            return [stored.Withdraw(reason, expectedVersion, actor), .. await new VetoReview(db, schemes, actor, now).Of(stored, stored.Unit, stored.Date.Year, reason)];
        });
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

/// <summary>Takes a confirmed veto out of effect, with the reason.</summary>
public sealed class RevokeVeto(Writes writes)
{
    /// <summary>Revokes it.</summary>
    public Task Run(Actor actor, Guid operation, Guid proposal, string? reason, long expectedVersion)
    {
        actor.Demand(Permission.DecideVeto);
        new ReasonValidator().Demand(new Reason(reason));
        return writes.Run(operation, actor, async (db, now) =>
        {
            var stored = await db.Vetoes.FirstOrDefaultAsync(known => known.Id == proposal) ?? throw new RuleViolation(Rules.NotFound);
            return stored.Revoke(reason, expectedVersion, actor, now);
        });
    }
}
