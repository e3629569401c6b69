using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Figures;

/// <summary>An entry of the daily ledger as it is entered. Points below 0 deduct, above 0 restore.</summary>
public sealed record LedgerRequest(
    Guid Id, string Scheme, string Group, string Part, string Unit, DateOnly Date, decimal Points, string? Reason, string? Document,
    LedgerKind? Kind = null);

/// <summary>Shape of <see cref="LedgerRequest"/>.</summary>
public sealed class LedgerRequestValidator : AbstractValidator<LedgerRequest>
{
    /// <summary>The rules.</summary>
    public LedgerRequestValidator()
    {
        RuleFor(entry => entry.Id).NotEmpty().WithErrorCode(Rules.Required);
        RuleFor(entry => entry.Points).Within(-1000m, 1000m).NotEqual(0).WithErrorCode(Rules.Required).TwoDecimals();
        RuleFor(entry => entry.Reason).RequiredText(500);
        RuleFor(entry => entry.Document).StorableText(200);
        RuleFor(entry => entry.Kind).IsInEnum().WithErrorCode(Rules.Required);
    }
}

/// <summary>Makes a ledger entry.</summary>
public sealed class EnterLedger(Writes writes, SchemeCatalog schemes, IValidator<LedgerRequest> validator)
{
    /// <summary>Makes it.</summary>
    public Task Run(Actor actor, Guid operation, LedgerRequest request)
    {
        actor.Demand(Permission.RecordLedger);
        validator.Demand(request);
        return writes.Run(operation, actor, async (db, now) =>
        {
            var group = SchemeCatalog.Group(await schemes.Get(db, request.Scheme), request.Group);
            await GroupUnits.Demand(db, group, request.Unit);
            return request.Add(db, group, actor, now).Entered();
        });
    }
}

/// <summary>Withdraws a ledger entry; it stays readable.</summary>
public sealed class WithdrawLedger(Writes writes)
{
    /// <summary>Withdraws it.</summary>
    public Task Run(Actor actor, Guid operation, Guid entry, string? reason)
    {
        actor.Demand(Permission.RecordLedger);
        new ReasonValidator().Demand(new Reason(reason));
        return writes.Run(operation, actor, async (db, _) =>
        {
            var stored = await db.Ledger.FirstOrDefaultAsync(known => known.Id == entry) ?? throw new RuleViolation(Rules.NotFound);
            return stored.Withdraw(reason!, actor);
        });
    }
}

internal static class LedgerRequests
{
    /// <summary>Adds the entry; the unit is known to be in the group.</summary>
    public static LedgerEntry Add(this LedgerRequest request, AssessmentDb db, UnitGroup group, Actor actor, DateTime now)
    {
        if (group.Part(request.Part) is not { Kind: PartKind.Ledger })
            throw new RuleViolation(Rules.SubjectUnknown, request.Part);
        var entry = new LedgerEntry(request.Id, request.Scheme, request.Part, request.Unit, request.Date, request.Points,
            request.Reason!.Trim(), request.Document?.Trim(), actor.Name, now, request.Kind);
        db.Ledger.Add(entry);
        return entry;
    }
}
