using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Indicators;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Indicators;

/// <summary>Shape of <see cref="IndicatorTerms"/>.</summary>
public sealed class IndicatorTermsValidator : AbstractValidator<IndicatorTerms>
{
    /// <summary>The rules.</summary>
    public IndicatorTermsValidator()
    {
        RuleFor(terms => terms.Title).RequiredText(100);
        RuleFor(terms => terms.Measure).RequiredText(20);
        RuleFor(terms => terms.Consequence).StorableText(300);
        RuleFor(terms => terms.Document).StorableText(200);
    }
}

/// <summary>Adds a control indicator to a group.</summary>
public sealed class AddIndicator(Writes writes, SchemeCatalog schemes, IValidator<IndicatorTerms> validator)
{
    /// <summary>Adds it.</summary>
    public Task Run(Actor actor, Guid operation, Guid id, string scheme, string group, IndicatorTerms terms)
    {
        actor.Demand(Permission.ManageIndicators);
        validator.Demand(terms);
        return writes.Run(operation, actor, async (db, now) =>
        {
            var known = await schemes.Get(db, scheme);
            SchemeCatalog.Group(known, group);
            if (terms.Rule is { } rule && known.Veto(rule) is null)
                throw new RuleViolation(Rules.NotFound);
            var indicator = new ControlIndicator(id, scheme, group, terms, actor, now);
            db.Indicators.Add(indicator);
            return indicator.Added();
        });
    }
}

/// <summary>Changes what an indicator says.</summary>
public sealed class ChangeIndicator(Writes writes, SchemeCatalog schemes, IValidator<IndicatorTerms> validator)
{
    /// <summary>Changes it.</summary>
    public Task Run(Actor actor, Guid operation, Guid id, IndicatorTerms terms, long expectedVersion)
    {
        actor.Demand(Permission.ManageIndicators);
        validator.Demand(terms);
        return writes.Run(operation, actor, (db, now) => StoredIndicator.Act(db, schemes, actor, now, id, terms.Document, (indicator, scheme) =>
            terms.Rule is { } rule && scheme.Veto(rule) is null ? throw new RuleViolation(Rules.NotFound) : indicator.Change(terms, expectedVersion, actor, now)));
    }
}

/// <summary>Divides an indicator over units, sections, posts and quarters.</summary>
public sealed class DivideIndicator(Writes writes, SchemeCatalog schemes)
{
    /// <summary>The longest list of parts.</summary>
    public const int Longest = 500;

    /// <summary>Divides it; parts that do not add up need a reason.</summary>
    public Task Run(Actor actor, Guid operation, Guid id, IReadOnlyList<IndicatorShare> shares, string? reason, long expectedVersion)
    {
        actor.Demand(Permission.ManageIndicators);
        new ReasonValidator(required: false).Demand(new Reason(reason));
        if (shares.Count > Longest)
            throw new InvalidInput([new Problem("shares", Rules.ListTooLong, Longest)]);
        if (shares.FirstOrDefault(share => share.Name.Length > 100 || share.Code.Length > 60) is { } tooLong)
            throw new InvalidInput([new Problem(tooLong.Code, Rules.TooLong, 100)]);
        return writes.Run(operation, actor, (db, now) => StoredIndicator.Act(db, schemes, actor, now, id, reason, (indicator, _) =>
            indicator.Divide(shares, reason, expectedVersion, actor, now)));
    }
}

/// <summary>Takes an indicator back.</summary>
public sealed class WithdrawIndicator(Writes writes, SchemeCatalog schemes)
{
    /// <summary>Takes it back; proposals that it alone had caused end with it.</summary>
    public Task Run(Actor actor, Guid operation, Guid id, string? reason, long expectedVersion)
    {
        actor.Demand(Permission.ManageIndicators);
        new ReasonValidator().Demand(new Reason(reason));
        return writes.Run(operation, actor, (db, now) => StoredIndicator.Act(db, schemes, actor, now, id, reason, (indicator, _) =>
            indicator.Withdraw(reason, expectedVersion, actor, now)));
    }
}

/// <summary>A quarter's figure as it is entered.</summary>
public sealed record ActualRequest(Guid Indicator, string Share, int Quarter, decimal? Value, string? Document, long ExpectedVersion);

/// <summary>Shape of <see cref="ActualRequest"/>.</summary>
public sealed class ActualRequestValidator : AbstractValidator<ActualRequest>
{
    /// <summary>The rules.</summary>
    public ActualRequestValidator()
    {
        RuleFor(actual => actual.Value ?? 0).Within(0m, 1_000_000_000m).TwoDecimals().OverridePropertyName("value");
        RuleFor(actual => actual.Document).RequiredText(200);
    }
}

/// <summary>Enters the figure of a quarter. Where it breaks the limit, what the scheme states is proposed in the same save.</summary>
public sealed class RecordActual(Writes writes, SchemeCatalog schemes, IValidator<ActualRequest> validator)
{
    /// <summary>Enters it.</summary>
    public Task Run(Actor actor, Guid operation, ActualRequest request)
    {
        actor.Demand(Permission.RecordActuals);
        validator.Demand(request);
        return writes.Run(operation, actor, async (db, now) =>
        {
            var cell = await db.IndicatorActuals.FirstOrDefaultAsync(known =>
                known.Indicator == request.Indicator && known.Share == request.Share && known.Quarter == request.Quarter);
            return await StoredIndicator.Act(db, schemes, actor, now, request.Indicator, request.Document, (indicator, _) =>
            {
                if (indicator.Terms.IsCounted)
                    throw new RuleViolation(Rules.IndicatorCounted);
                if (indicator.WithdrawnReason is not null || indicator.Share(request.Share) is null)
                    throw new RuleViolation(Rules.IndicatorShareUnknown, request.Share);
                if (cell is null)
                    db.IndicatorActuals.Add(cell = new IndicatorActual(request.Indicator, request.Share, request.Quarter));
                // Of two figures that are entered at the same instant the later one has to count the other, or neither would see the limit broken.
                indicator.Touch();
                return cell.Set(request.Value, request.Document, request.ExpectedVersion, actor, now);
            });
        });
    }
}

/// <summary>What the writes on an indicator share: load, act, and review what it proposes.</summary>
internal static class StoredIndicator
{
    public static async Task<IEnumerable<DomainEvent>> Act(
        AssessmentDb db, SchemeCatalog schemes, Actor actor, DateTime now, Guid id, string? reason, Func<ControlIndicator, Scheme, DomainEvent> act)
    {
        var indicator = await db.Indicators.FirstOrDefaultAsync(known => known.Id == id) ?? throw new RuleViolation(Rules.NotFound);
        var scheme = await schemes.Get(db, indicator.Scheme);
        var done = act(indicator, scheme);
        return [done, .. await new IndicatorReview(db, actor, now).Of(scheme, [indicator], string.IsNullOrWhiteSpace(reason) ? null : reason)];
    }
}
