using System.Security.Cryptography;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Opinions;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Domain.Verifications;

namespace SafetyAssessment.Application.Verifications;

/// <summary>A draw as it is asked for.</summary>
/// <param name="Place">What is drawn from.</param>
/// <param name="Terms">How many, how far apart the teams may be, and why fewer than usual.</param>
/// <param name="Seed">The seed, from a public number say; null: the program makes one.</param>
public sealed record VerificationRequest(VerificationPlace Place, VerificationTerms Terms, string? Seed);

/// <summary>Shape of <see cref="VerificationRequest"/>.</summary>
public sealed class VerificationRequestValidator : AbstractValidator<VerificationRequest>
{
    /// <summary>The rules.</summary>
    public VerificationRequestValidator()
    {
        RuleFor(draw => draw.Seed).StorableText(60);
        RuleFor(draw => draw.Terms.FewerReason).StorableText(500).OverridePropertyName("fewerReason");
        RuleFor(draw => draw.Terms.Size).Within(1, VerificationRule.Most).OverridePropertyName("size");
        RuleFor(draw => draw.Terms.Tolerance).Within(0m, 1_000m).OverridePropertyName("tolerance");
        RuleFor(draw => draw.Terms.Tolerance).TwoDecimals().OverridePropertyName("tolerance");
    }
}

/// <summary>Draws sheets that another team scores again.</summary>
public sealed class DrawVerification(Writes writes, SchemeCatalog schemes, IValidator<VerificationRequest> validator)
{
    /// <summary>Draws from the handed-in sheets that were not drawn before.</summary>
    public Task Run(Actor actor, Guid operation, Guid id, VerificationRequest request)
    {
        actor.Demand(Permission.ManageVerifications);
        validator.Demand(request);
        var seed = string.IsNullOrWhiteSpace(request.Seed) ? $"{RandomNumberGenerator.GetInt32(100_000_000):00000000}" : request.Seed.Trim();
        return writes.Run(operation, actor, async (db, now) =>
        {
            var group = SchemeCatalog.Group(await schemes.Get(db, request.Place.Scheme), request.Place.Group);
            var sheets = (await VerificationSheets.Candidates(db, request.Place)).ToDictionary(sheet => sheet.Unit);
            var draw = new VerificationDraw(
                id, request.Place, [.. sheets.Keys.Order(StringComparer.Ordinal)], request.Terms,
                group.Verification?.AtLeast ?? VerificationDraw.UsualLeast, seed, actor, now);
            db.VerificationDraws.Add(draw);
            db.Verifications.AddRange(draw.Begin(sheets, Guid.CreateVersion7));
            return draw.Made();
        });
    }
}

/// <summary>Gives drawn sheets to a team, which scores each again on a sheet of its own.</summary>
public sealed class AssignVerification(Writes writes)
{
    /// <summary>Gives them; all or none.</summary>
    public Task Run(Actor actor, Guid operation, IReadOnlyCollection<Guid> verifications, string team)
    {
        actor.Demand(Permission.ManageVerifications);
        return writes.Run(operation, actor, async (db, _) =>
        {
            if (!await db.Teams.AnyAsync(known => known.Code == team))
                throw new RuleViolation(Rules.NotFound);
            var happened = new List<DomainEvent>();
            foreach (var id in verifications)
            {
                var verification = await VerificationSheets.Load(db, id);
                var first = await SheetWrites.Load(db, verification.FirstSheet);
                var second = verification.SecondSheet is { } sheet ? await SheetWrites.Load(db, sheet) : null;
                var (begun, assigned) = verification.Assign(first, second, team, Guid.CreateVersion7());
                if (begun is not null)
                {
                    db.SheetsOfAnyKind.Add(begun);
                    happened.Add(begun.Opened());
                }

                if (assigned is not null)
                    happened.Add(assigned);
            }

            return happened;
        });
    }
}

/// <summary>Closes a verification whose two teams are within the tolerance.</summary>
public sealed class CloseVerification(Writes writes, RubricCatalog rubrics)
{
    /// <summary>Closes it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="operation">One for each thing a person does.</param>
    /// <param name="id">Which verification.</param>
    /// <param name="seen">The two sheets as the person saw them.</param>
    public Task Run(Actor actor, Guid operation, Guid id, SheetComparison seen)
    {
        actor.Demand(Permission.ManageVerifications);
        return writes.Run(operation, actor, async (db, now) =>
        {
            var verification = await VerificationSheets.Load(db, id);
            return verification.Close(await VerificationSheets.Compare(db, rubrics, verification, seen), actor, now);
        });
    }
}

/// <summary>Sends the first sheet back to its team, to be redone: the two teams are further apart than allowed.</summary>
public sealed class SendBackVerified(SheetWrites sheets, RubricCatalog rubrics)
{
    /// <summary>Sends it back, as <see cref="ReturnSheet"/> does, and notes the two sheets as they were.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="operation">One for each thing a person does.</param>
    /// <param name="id">Which verification.</param>
    /// <param name="firstSheet">The sheet that goes back.</param>
    /// <param name="seen">The two sheets as the person saw them.</param>
    /// <param name="reason">What the first team is told.</param>
    public Task Run(Actor actor, Guid operation, Guid id, Guid firstSheet, SheetComparison seen, string reason)
    {
        actor.Demand(Permission.ManageVerifications);
        new ReasonValidator().Demand(new Reason(reason));
        return sheets.InTurn(actor, operation, firstSheet, async (db, now) =>
        {
            var verification = await VerificationSheets.Load(db, id);
            if (verification.FirstSheet != firstSheet)
                throw new RuleViolation(Rules.NotFound);
            var sheet = await SheetWrites.Load(db, firstSheet);
            var comparison = await VerificationSheets.Compare(db, rubrics, verification, seen);
            actor.Demand(Permission.ReturnSheet, sheet);
            // The sheet's event has no path: its open pages read it whole. The other one is about the verification.
            var opinions = await SheetOpinions.Current(db, firstSheet);
            return [sheet.Return(reason, actor, now), .. opinions.Select(opinion => opinion.Close(now)), verification.SendBack(comparison, reason, actor, now)];
        });
    }
}

/// <summary>The sheets that verifications are about.</summary>
internal static class VerificationSheets
{
    public static async Task<Verification> Load(AssessmentDb db, Guid id) =>
        await db.Verifications.FirstOrDefaultAsync(known => known.Id == id) ?? throw new RuleViolation(Rules.NotFound);

    /// <summary>The sheets that can be drawn: handed in, and not drawn before.</summary>
    public static async Task<List<Assessment>> Candidates(AssessmentDb db, VerificationPlace place) => await db.Assessments.AsNoTracking()
        .Where(sheet => sheet.Scheme == place.Scheme && sheet.Group == place.Group && sheet.Part == place.Part && sheet.Period == place.Period)
        .Where(sheet => sheet.State == AssessmentState.Submitted || sheet.State == AssessmentState.Confirmed)
        .Where(sheet => place.Area == "" || db.Units.Any(unit => unit.Code == sheet.Unit && unit.Parent == place.Area))
        .Where(sheet => !db.Verifications.Any(known => known.FirstSheet == sheet.Id)).ToListAsync();

    /// <summary>The two sheets as they are now; refused when they are not what the person saw.</summary>
    public static async Task<SheetComparison> Compare(AssessmentDb db, RubricCatalog rubrics, Verification verification, SheetComparison seen)
    {
        if (verification.SecondSheet is not { } second)
            throw new RuleViolation(Rules.VerificationNotReady);
        var now = Compare(await Score(db, rubrics, verification.FirstSheet), await Score(db, rubrics, second), verification.Tolerance)
            ?? throw new RuleViolation(Rules.VerificationNotReady);
        return now.SaysTheSameAs(seen) ? now : throw new RuleViolation(Rules.VerificationChanged);
    }

    /// <summary>Compares two sheets that are handed in; null while one is not.</summary>
    public static SheetComparison? Compare(ScoreSheet? first, ScoreSheet? second, decimal tolerance) =>
        first is not null && second is not null ? SheetComparison.Of(first, second, tolerance) : null;

    /// <summary>The score of a sheet that is handed in; null before.</summary>
    public static async Task<ScoreSheet?> Score(AssessmentDb db, RubricCatalog rubrics, Guid id)
    {
        var sheet = await SheetWrites.Load(db, id);
        return sheet.State is AssessmentState.Submitted or AssessmentState.Confirmed
            ? Scorer.Score(await rubrics.Get(db, sheet.Rubric, sheet.Edition), sheet.ToInput()) : null;
    }
}
