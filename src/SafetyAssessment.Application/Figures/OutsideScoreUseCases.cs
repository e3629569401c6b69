using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Phases;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Figures;

/// <summary>A percent, or points where the subject is given in points, for one unit and one input of a subject; null takes it back.</summary>
public sealed record ExternalScoreRequest(string Scheme, string Group, string Unit, string Input, decimal? Percent, long ExpectedVersion);

/// <summary>Shape of <see cref="ExternalScoreRequest"/>.</summary>
public sealed class ExternalScoreValidator : AbstractValidator<ExternalScoreRequest>
{
    /// <summary>The rules.</summary>
    public ExternalScoreValidator() =>
        RuleFor(score => score.Percent!.Value).TwoDecimals().When(score => score.Percent is not null).OverridePropertyName(nameof(ExternalScoreRequest.Percent));
}

/// <summary>Enters an outside score.</summary>
public sealed class SetExternalScore(Writes writes, SchemeCatalog schemes, IValidator<ExternalScoreRequest> validator)
{
    /// <summary>Enters it.</summary>
    public Task Run(Actor actor, Guid operation, ExternalScoreRequest request)
    {
        validator.Demand(request);
        return writes.Run(operation, actor, async (db, now) =>
            await OutsideCells.Set(db, SchemeCatalog.Group(await schemes.Get(db, request.Scheme), request.Group), actor, request, now));
    }
}

/// <summary>Points of a part with the document that gives them; null takes them back.</summary>
public sealed record EnteredScoreRequest(string Scheme, string Group, string Unit, string Part, decimal? Points, string? Document, long ExpectedVersion);

/// <summary>Shape of <see cref="EnteredScoreRequest"/>.</summary>
public sealed class EnteredScoreValidator : AbstractValidator<EnteredScoreRequest>
{
    /// <summary>The rules.</summary>
    public EnteredScoreValidator()
    {
        RuleFor(score => score.Points!.Value).TwoDecimals().When(score => score.Points is not null).OverridePropertyName(nameof(EnteredScoreRequest.Points));
        RuleFor(score => score.Document).StorableText(200);
    }
}

/// <summary>Enters the points of a part that another body scores as a whole.</summary>
public sealed class SetEnteredScore(Writes writes, SchemeCatalog schemes, IValidator<EnteredScoreRequest> validator)
{
    /// <summary>Enters them.</summary>
    public Task Run(Actor actor, Guid operation, EnteredScoreRequest request)
    {
        validator.Demand(request);
        return writes.Run(operation, actor, async (db, now) =>
            await OutsideCells.Set(db, SchemeCatalog.Group(await schemes.Get(db, request.Scheme), request.Group), actor, request, now));
    }
}

/// <summary>Sets one cell, by the rules of typed figures and of those that come in a file.</summary>
internal static class OutsideCells
{
    public static async Task<DomainEvent> Set(AssessmentDb db, UnitGroup group, Actor actor, ExternalScoreRequest request, DateTime now)
    {
        await GroupUnits.Demand(db, group, request.Unit);
        var (subject, input) = group.Parts.SelectMany(part => part.Subjects).SelectMany(subject => subject.InputsFor(request.Unit).Select(input => (subject, input)))
            .FirstOrDefault(known => known.input.Code == request.Input);
        if (input is null)
            throw new RuleViolation(Rules.SubjectUnknown, request.Input);
        actor.Demand(Permission.RecordExternalScores, new AccessTarget(Giver: input.Giver));
        await PhaseWindows.DemandOutside(db, request.Scheme, request.Unit, now);
        var score = await db.ExternalScores.FirstOrDefaultAsync(
            known => known.Scheme == request.Scheme && known.Unit == request.Unit && known.Input == request.Input);
        if (score is null)
            db.ExternalScores.Add(score = new ExternalScore(request.Scheme, request.Unit, request.Input));
        return score.Set(request.Percent, subject.Highest, request.ExpectedVersion, actor, now);
    }

    public static async Task<DomainEvent> Set(AssessmentDb db, UnitGroup group, Actor actor, EnteredScoreRequest request, DateTime now)
    {
        await GroupUnits.Demand(db, group, request.Unit);
        var part = group.Part(request.Part) is { Kind: PartKind.Entered } known ? known : throw new RuleViolation(Rules.SubjectUnknown, request.Part);
        actor.Demand(Permission.RecordExternalScores, new AccessTarget(Giver: part.Giver));
        await PhaseWindows.DemandOutside(db, request.Scheme, request.Unit, now);
        var score = await db.EnteredScores.FirstOrDefaultAsync(
            stored => stored.Scheme == request.Scheme && stored.Unit == request.Unit && stored.Part == request.Part);
        if (score is null)
            db.EnteredScores.Add(score = new EnteredScore(request.Scheme, request.Unit, request.Part));
        return score.Set(request.Points, part.FullMark, request.Document, request.ExpectedVersion, actor, now);
    }
}

/// <summary>Whether a unit is in a group and not left out of it.</summary>
internal static class GroupUnits
{
    public static Task Demand(AssessmentDb db, UnitGroup group, string unit) => Demand(db, group, [unit]);

    public static async Task Demand(AssessmentDb db, UnitGroup group, IReadOnlyCollection<string> units)
    {
        var rows = (await SchemeCatalog.UnitsOf(db, group)).ToDictionary(row => row.Code, StringComparer.Ordinal);
        foreach (var unit in units.Distinct())
        {
            var known = rows.GetValueOrDefault(unit) ?? throw new RuleViolation(Rules.UnitNotInGroup, unit);
            if (known.Excluded is { } reason)
                throw new RuleViolation(Rules.UnitExcluded, known.Name, reason);
        }
    }
}
