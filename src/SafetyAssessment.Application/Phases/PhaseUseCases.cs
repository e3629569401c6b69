using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Phases;

/// <summary>The days of a phase as the office wants them; both empty takes them back.</summary>
/// <param name="Scheme">Code of the scheme.</param>
/// <param name="Kind">Which phase.</param>
/// <param name="Period">Code of the period; empty for the whole year.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="ExpectedVersion">Version as the person saw it; 0 for dates that were never set.</param>
public sealed record PhaseDatesRequest(string Scheme, PhaseKind Kind, string Period, DateOnly? From, DateOnly? To, long ExpectedVersion);

/// <summary>Shape of <see cref="PhaseDatesRequest"/>.</summary>
public sealed class PhaseDatesValidator : AbstractValidator<PhaseDatesRequest>
{
    /// <summary>The earliest day that is taken; a year that is half typed comes before it.</summary>
    public static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>The latest day that is taken.</summary>
    public static readonly DateOnly Latest = new(2099, 12, 31);

    /// <summary>The rules.</summary>
    public PhaseDatesValidator()
    {
        RuleFor(dates => dates.Kind).IsInEnum().WithErrorCode(Rules.Required);
        RuleFor(dates => dates.Period).NotNull().WithErrorCode(Rules.Required).StorableText(60);
        RuleFor(dates => dates.From!.Value).Within(Earliest, Latest).When(dates => dates.From is not null).OverridePropertyName("from");
        RuleFor(dates => dates.To!.Value).Within(Earliest, Latest).When(dates => dates.To is not null).OverridePropertyName("to");
        RuleFor(dates => dates.To).Must((dates, to) => !(dates.From > to)).WithErrorCode(Rules.PhaseEndsBeforeItBegins).OverridePropertyName("to");
    }
}

/// <summary>Sets the dates of a phase.</summary>
public sealed class SetPhaseDates(Writes writes, SchemeCatalog schemes, SheetChanges sheets, IValidator<PhaseDatesRequest> validator)
{
    /// <summary>Sets them; from then on they bind.</summary>
    /// <exception cref="ChangedMeanwhile">Somebody else set them since; carries both.</exception>
    public async Task Run(Actor actor, Guid operation, PhaseDatesRequest request)
    {
        actor.Demand(Permission.ManagePhases);
        validator.Demand(request);
        await writes.Run(operation, actor, async (db, now) =>
        {
            var scheme = await schemes.Get(db, request.Scheme);
            if (request.Period.Length > 0 && !(PhaseBinding.HasPeriods(request.Kind) && scheme.Periods.Any(period => period.Code == request.Period)))
                throw new RuleViolation(Rules.PhasePeriodUnknown, request.Period);
            var dates = await db.PhaseDates.FirstOrDefaultAsync(known => known.Scheme == request.Scheme && known.Kind == request.Kind && known.Period == request.Period);
            if (dates is null)
                db.PhaseDates.Add(dates = new PhaseDates(request.Scheme, request.Kind, request.Period));
            return dates.Set(request.From, request.To, request.ExpectedVersion, actor, now);
        });
        sheets.PublishToAll();
    }
}

/// <summary>Shape of <see cref="LateEntryRequest"/>.</summary>
public sealed class LateEntryValidator : AbstractValidator<LateEntryRequest>
{
    /// <summary>The rules.</summary>
    public LateEntryValidator()
    {
        RuleFor(late => late.Kind).IsInEnum().WithErrorCode(Rules.Required);
        RuleFor(late => late.Reason).RequiredText(500).OverridePropertyName("reason");
        RuleFor(late => late.Until).Within(PhaseDatesValidator.Earliest, PhaseDatesValidator.Latest).OverridePropertyName("until");
    }
}

/// <summary>Lets a unit, or all, enter outside the dates of a phase.</summary>
public sealed class OpenLateEntry(Writes writes, SchemeCatalog schemes, SheetChanges sheets, IValidator<LateEntryRequest> validator)
{
    /// <summary>Opens it.</summary>
    public async Task Run(Actor actor, Guid operation, Guid id, LateEntryRequest request)
    {
        actor.Demand(Permission.ManagePhases);
        validator.Demand(request);
        await writes.Run(operation, actor, async (db, now) =>
        {
            var scheme = await schemes.Get(db, request.Scheme);
            if (request.Unit is { } unit && !await IsIn(db, scheme.Groups, unit))
                throw new RuleViolation(Rules.UnitNotInGroup, unit);
            var late = new LateEntry(id, request, actor, now);
            db.LateEntries.Add(late);
            return late.Opened();
        });
        sheets.PublishToAll();
    }

    private static async Task<bool> IsIn(AssessmentDb db, IReadOnlyList<UnitGroup> groups, string unit) =>
        (await SchemeCatalog.UnitsOf(db, groups)).Values.Any(units => units.Any(known => known.Code == unit && known.Excluded is null));
}

/// <summary>Closes a late entry before its day.</summary>
public sealed class CloseLateEntry(Writes writes, SheetChanges sheets)
{
    /// <summary>Closes it.</summary>
    public async Task Run(Actor actor, Guid operation, Guid id)
    {
        actor.Demand(Permission.ManagePhases);
        await writes.Run(operation, actor, async (db, now) =>
        {
            var late = await db.LateEntries.FirstOrDefaultAsync(known => known.Id == id) ?? throw new RuleViolation(Rules.NotFound);
            return late.Close(actor, now);
        });
        sheets.PublishToAll();
    }
}
