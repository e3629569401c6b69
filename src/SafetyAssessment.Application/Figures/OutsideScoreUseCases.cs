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
            await OutsideCells.Set(db, request.Scheme, SchemeCatalog.Group(await schemes.Get(db, request.Scheme), request.Group), actor, [request], [], now));
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
            await OutsideCells.Set(db, request.Scheme, SchemeCatalog.Group(await schemes.Get(db, request.Scheme), request.Group), actor, [], [request], now));
    }
}

/// <summary>Sets cells, by the same rules for typed figures and for those that come in a file. What the rules ask for is read once, however many cells there are.</summary>
internal sealed class OutsideCells(AssessmentDb db, string scheme, UnitGroup group, Actor actor, DateTime now)
{
    private readonly List<DomainEvent> happened = [];
    private Action<string> demandUnit = null!;
    private Action<string> demandPhase = null!;

    public static async Task<IEnumerable<DomainEvent>> Set(
        AssessmentDb db, string scheme, UnitGroup group, Actor actor, IReadOnlyList<ExternalScoreRequest> percents, IReadOnlyList<EnteredScoreRequest> points, DateTime now)
    {
        var cells = new OutsideCells(db, scheme, group, actor, now)
        {
            demandUnit = await GroupUnits.Demands(db, group),
            demandPhase = await PhaseWindows.DemandsOutside(db, scheme, now),
        };
        if (percents.Count > 0)
            await cells.SetPercents(percents);
        if (points.Count > 0)
            await cells.SetPoints(points);
        return cells.happened;
    }

    private async Task SetPercents(IReadOnlyList<ExternalScoreRequest> requests)
    {
        var (units, inputs) = (requests.Select(cell => cell.Unit).Distinct().ToList(), requests.Select(cell => cell.Input).Distinct().ToList());
        var stored = await db.ExternalScores.Where(known => known.Scheme == scheme && units.Contains(known.Unit) && inputs.Contains(known.Input))
            .ToDictionaryAsync(known => (known.Unit, known.Input));
        foreach (var request in requests)
        {
            demandUnit(request.Unit);
            var (subject, input) = group.Parts.SelectMany(part => part.Subjects).SelectMany(subject => subject.InputsFor(request.Unit).Select(input => (subject, input)))
                .FirstOrDefault(known => known.input.Code == request.Input);
            if (input is null)
                throw new RuleViolation(Rules.SubjectUnknown, request.Input);
            actor.Demand(Permission.RecordExternalScores, new AccessTarget(Giver: input.Giver));
            demandPhase(request.Unit);
            if (!stored.TryGetValue((request.Unit, request.Input), out var score))
                db.ExternalScores.Add(score = stored[(request.Unit, request.Input)] = new ExternalScore(scheme, request.Unit, request.Input));
            happened.Add(score.Set(request.Percent, subject.Highest, request.ExpectedVersion, actor, now));
        }
    }

    private async Task SetPoints(IReadOnlyList<EnteredScoreRequest> requests)
    {
        var (units, parts) = (requests.Select(cell => cell.Unit).Distinct().ToList(), requests.Select(cell => cell.Part).Distinct().ToList());
        var stored = await db.EnteredScores.Where(known => known.Scheme == scheme && units.Contains(known.Unit) && parts.Contains(known.Part))
            .ToDictionaryAsync(known => (known.Unit, known.Part));
        foreach (var request in requests)
        {
            demandUnit(request.Unit);
            var part = group.Part(request.Part) is { Kind: PartKind.Entered } known ? known : throw new RuleViolation(Rules.SubjectUnknown, request.Part);
            actor.Demand(Permission.RecordExternalScores, new AccessTarget(Giver: part.Giver));
            demandPhase(request.Unit);
            if (!stored.TryGetValue((request.Unit, request.Part), out var score))
                db.EnteredScores.Add(score = stored[(request.Unit, request.Part)] = new EnteredScore(scheme, request.Unit, request.Part));
            happened.Add(score.Set(request.Points, part.FullMark, request.Document, request.ExpectedVersion, actor, now));
        }
    }
}

/// <summary>Whether a unit is in a group and not left out of it.</summary>
internal static class GroupUnits
{
    public static Task Demand(AssessmentDb db, UnitGroup group, string unit) => Demand(db, group, [unit]);

    public static async Task Demand(AssessmentDb db, UnitGroup group, IReadOnlyCollection<string> units)
    {
        var demand = await Demands(db, group);
        foreach (var unit in units.Distinct())
            demand(unit);
    }

    /// <summary>Refuses a unit; the group is read once.</summary>
    public static async Task<Action<string>> Demands(AssessmentDb db, UnitGroup group)
    {
        var rows = (await SchemeCatalog.UnitsOf(db, group)).ToDictionary(row => row.Code, StringComparer.Ordinal);
        return unit =>
        {
            var known = rows.GetValueOrDefault(unit) ?? throw new RuleViolation(Rules.UnitNotInGroup, unit);
            if (known.Excluded is { } reason)
                throw new RuleViolation(Rules.UnitExcluded, known.Name, reason);
        };
    }
}
