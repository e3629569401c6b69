using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Audit;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Publications;

namespace SafetyAssessment.Application.Publications;

/// <summary>Number of the document that makes results known, as it is typed.</summary>
public sealed record DocumentNumber(string? Text);

/// <summary>Shape of a document number.</summary>
public sealed class DocumentNumberValidator : AbstractValidator<DocumentNumber>
{
    /// <summary>The rules.</summary>
    public DocumentNumberValidator() => RuleFor(document => document.Text).RequiredText(100);
}

/// <summary>Publishes an approved ranking: from then on it is read as it is written here, and its inputs are locked.</summary>
public sealed class PublishRanking(Writes writes, SchemeCatalog schemes, RubricCatalog rubrics)
{
    /// <summary>Publishes it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="operation">One for each thing a person does.</param>
    /// <param name="compilation">What was approved.</param>
    /// <param name="id">Id of the publication.</param>
    /// <param name="document">Number of the document that makes it known.</param>
    /// <param name="expectedVersion">Version of the compilation as the person saw it.</param>
    /// <exception cref="RuleViolation"><see cref="Rules.InputsChanged"/> when the results are not any more what was approved.</exception>
    public Task Run(Actor actor, Guid operation, Guid compilation, Guid id, string document, long expectedVersion)
    {
        actor.Demand(Permission.PublishResults);
        new DocumentNumberValidator().Demand(new DocumentNumber(document));
        return writes.Run(operation, actor, async (db, now) =>
        {
            var place = await db.Compilations.AsNoTracking().Where(known => known.Id == compilation).Select(known => new { known.Scheme, known.Group }).FirstOrDefaultAsync()
                ?? throw new RuleViolation(Rules.NotFound);
            await db.Hold(place.Scheme);
            var approved = await Compilations.Load(db, compilation);
            var current = await RankingCompiler.Compile(db, schemes, rubrics, place.Scheme, place.Group);
            approved.Publish(current.Hash, current.Proposals, expectedVersion);
            await Freeze(db, current, now);
            var revision = 1 + (await db.Publications.Where(known => known.Scheme == place.Scheme && known.Group == place.Group).MaxAsync(known => (int?)known.Revision) ?? 0);
            var head = (await AuditChain.Seal(db, actor.Name, now)).Head;
            var json = CanonicalJson.Write(new FrozenPublication
            {
                Revision = revision,
                DocumentNumber = document.Trim(),
                ApprovedBy = approved.Approver!,
                ApprovedAt = approved.ApprovedAt!.Value,
                PublishedBy = actor.Name,
                PublishedAt = now,
                AuditHead = head,
                Decisions = approved.Decisions,
                Ranking = current.Content,
            });
            var publication = new Publication(id, approved, revision, document.Trim(), json, CanonicalJson.Hash(json), head, actor, now);
            db.Publications.Add(publication);
            return publication.Published();
        });
    }

    // A result that came from figures alone has opened no sheet; its scheme is in use all the same.
    private static async Task Freeze(AssessmentDb db, CompiledRanking ranking, DateTime now) =>
        (await db.Schemes.FirstAsync(known => known.Code == ranking.Content.Scheme.Code)).FrozenAt ??= now;
}

/// <summary>Re-opens a published ranking: it stays readable, and its inputs can be changed until the next revision.</summary>
public sealed class ReopenPublication(Writes writes)
{
    /// <summary>Re-opens it.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.ReopenedBefore"/>.</exception>
    public Task Run(Actor actor, Guid operation, Guid publication, string reason)
    {
        actor.Demand(Permission.PublishResults);
        new ReasonValidator().Demand(new Reason(reason));
        return writes.Run(operation, actor, async (db, now) =>
        {
            if (!await db.Publications.AnyAsync(known => known.Id == publication))
                throw new RuleViolation(Rules.NotFound);
            if (await db.Reopenings.AsNoTracking().FirstOrDefaultAsync(known => known.PublicationId == publication) is { } before)
                throw new RuleViolation(Rules.ReopenedBefore, before.By, before.At);
            var reopening = new Reopening(publication, reason, actor, now);
            db.Reopenings.Add(reopening);
            return reopening.Done();
        });
    }
}
