using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Application.Rubrics;

/// <summary>Makes an edition of a draft. The draft is gone afterwards: what changes from then on is a new edition.</summary>
public sealed class PublishDraft(DraftWrites drafts, IValidator<RubricEdition> contents)
{
    /// <summary>Publishes it.</summary>
    /// <exception cref="InvalidInput">The draft has faults, each with the code of its place.</exception>
    /// <exception cref="RuleViolation">
    /// <see cref="Rules.DraftRowsNotConfirmed"/>, <see cref="Rules.DraftFindingsOpen"/>, <see cref="Rules.RubricEditionExists"/>.
    /// </exception>
    public Task Run(Actor actor, Guid operation, Guid draft, long expectedVersion) =>
        drafts.Run(actor, operation, draft, expectedVersion, async (db, stored, now) =>
        {
            var published = stored.Publish(expectedVersion);
            contents.Demand(stored.Content);
            if (await db.Rubrics.AnyAsync(known => known.Code == stored.Code && known.Edition == stored.Edition))
                throw new RuleViolation(Rules.RubricEditionExists, stored.Code, stored.Edition);
            var json = CanonicalJson.Write(stored.Content);
            db.Rubrics.Add(new StoredRubric
            {
                Code = stored.Code,
                Edition = stored.Edition,
                Title = stored.Title,
                Subject = stored.Subject,
                FullMark = stored.Content.FullMark,
                Json = json,
                Hash = CanonicalJson.Hash(json),
                PublishedAt = now,
                PublishedBy = actor.Name,
                BasedOn = stored.BasedOn,
                Acknowledged = stored.InForce(),
            });
            db.RubricDrafts.Remove(stored);
            return [published];
        });
}
