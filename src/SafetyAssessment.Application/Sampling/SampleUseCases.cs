using System.Security.Cryptography;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Teams;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Sampling;

namespace SafetyAssessment.Application.Sampling;

/// <summary>A draw as it is asked for.</summary>
/// <param name="Place">What is drawn for whom.</param>
/// <param name="Candidates">The list, with its conflicts of interest.</param>
/// <param name="Size">How many.</param>
/// <param name="Seed">The seed, from a public number say; null: the program makes one.</param>
public sealed record DrawRequest(SamplePlace Place, IReadOnlyList<Candidate> Candidates, int Size, string? Seed);

/// <summary>Shape of <see cref="DrawRequest"/>.</summary>
public sealed class DrawRequestValidator : AbstractValidator<DrawRequest>
{
    /// <summary>The longest list.</summary>
    public const int Longest = 2_000;

    /// <summary>The rules.</summary>
    public DrawRequestValidator()
    {
        RuleFor(draw => draw.Seed).StorableText(60);
        RuleFor(draw => draw.Candidates).Must(list => list.Count <= Longest).WithErrorCode(Rules.ListTooLong).WithState(_ => new object?[] { Longest });
        RuleForEach(draw => draw.Candidates).ChildRules(candidate =>
        {
            candidate.RuleFor(known => known.Name).RequiredText(100);
            candidate.RuleFor(known => known.Conflict).StorableText(200);
        });
    }
}

/// <summary>Draws the sub-units that a team visits in an assessed unit.</summary>
public sealed class DrawSample(Writes writes, IValidator<DrawRequest> validator)
{
    /// <summary>Draws. A place is drawn once; another draw needs the first one withdrawn.</summary>
    public Task Run(Actor actor, Guid operation, Guid id, DrawRequest request)
    {
        validator.Demand(request);
        var candidates = request.Candidates.Select(known => new Candidate(known.Name.Trim(), string.IsNullOrWhiteSpace(known.Conflict) ? null : known.Conflict.Trim())).ToList();
        var seed = string.IsNullOrWhiteSpace(request.Seed) ? $"{RandomNumberGenerator.GetInt32(100_000_000):00000000}" : request.Seed.Trim();
        var place = request.Place;
        return writes.Run(operation, actor, async (db, now) =>
        {
            await SamplePlaces.Demand(db, actor, place.Scheme, place.Group, place.Unit);
            if (await db.Samples.AsNoTracking().FirstOrDefaultAsync(known => known.Scheme == place.Scheme && known.Group == place.Group
                && known.Unit == place.Unit && known.Subject == place.Subject && known.WithdrawnReason == null) is { } before)
                throw new RuleViolation(Rules.SampleDrawnBefore, before.DrawnBy, before.DrawnAt);
            var draw = new SampleDraw(id, place, candidates, request.Size, seed, actor, now);
            db.Samples.Add(draw);
            return draw.Made();
        });
    }
}

/// <summary>Replaces a drawn sub-unit by the next one of the draw's order.</summary>
public sealed class ReplaceDrawn(Writes writes)
{
    /// <summary>Replaces it.</summary>
    public Task Run(Actor actor, Guid operation, Guid draw, string name, string reason, long expectedVersion)
    {
        new ReasonValidator().Demand(new Reason(reason));
        return writes.Run(operation, actor, async (db, now) =>
            (await SamplePlaces.Load(db, actor, draw)).Replace(name, reason, expectedVersion, actor, now));
    }
}

/// <summary>Takes a draw back; it stays readable.</summary>
public sealed class WithdrawSample(Writes writes)
{
    /// <summary>Takes it back.</summary>
    public Task Run(Actor actor, Guid operation, Guid draw, string reason, long expectedVersion)
    {
        new ReasonValidator().Demand(new Reason(reason));
        return writes.Run(operation, actor, async (db, _) => (await SamplePlaces.Load(db, actor, draw)).Withdraw(reason, expectedVersion, actor));
    }
}

/// <summary>Whose draw it is: the office's, and the leader's of a team that has a sheet of the unit.</summary>
internal static class SamplePlaces
{
    public static async Task<SampleDraw> Load(AssessmentDb db, Actor actor, Guid id)
    {
        var draw = await db.Samples.FirstOrDefaultAsync(known => known.Id == id) ?? throw new RuleViolation(Rules.NotFound);
        await Demand(db, actor, draw.Scheme, draw.Group, draw.Unit);
        return draw;
    }

    public static async Task Demand(AssessmentDb db, Actor actor, string scheme, string group, string unit)
    {
        var teams = await Teams(db, scheme, group, unit);
        actor.Demand(Permission.DrawSample, new AccessTarget(actor.Team is { } own && teams.Contains(own) ? own : null, unit));
        await Recusals.Demand(db, actor, unit);
        if (!await db.Units.AnyAsync(known => known.Code == unit))
            throw new RuleViolation(Rules.NotFound);
    }

    public static async Task<List<string>> Teams(AssessmentDb db, string scheme, string group, string unit) =>
        await db.Assessments.Where(sheet => sheet.Scheme == scheme && sheet.Group == group && sheet.Unit == unit && sheet.Team != null)
            .Select(sheet => sheet.Team!).Distinct().ToListAsync();
}
