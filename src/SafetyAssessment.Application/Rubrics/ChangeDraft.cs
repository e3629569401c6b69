using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Application.Rubrics;

/// <summary>Stores what a draft says now.</summary>
public sealed class SaveDraft(DraftWrites drafts, IValidator<RubricEdition> contents)
{
    /// <summary>Stores it.</summary>
    /// <returns>The version to go on with.</returns>
    public Task<long> Run(Actor actor, Guid operation, Guid draft, RubricEdition content, long expectedVersion)
    {
        contents.Demand(content);
        return drafts.Run(actor, operation, draft, expectedVersion, (_, stored, now) =>
            Task.FromResult<IEnumerable<DomainEvent>>(stored.Change(content, expectedVersion, actor, now)));
    }
}

/// <summary>Confirms rows that were read out of a document, or takes that back.</summary>
public sealed class ConfirmRows(DraftWrites drafts)
{
    /// <summary>Confirms them.</summary>
    /// <returns>The version to go on with.</returns>
    public Task<long> Run(Actor actor, Guid operation, Guid draft, IReadOnlyCollection<string> items, bool confirmed, long expectedVersion) =>
        drafts.Run(actor, operation, draft, expectedVersion, (stored, now) => stored.ConfirmRows(items, confirmed, expectedVersion, actor, now));
}

/// <summary>Acknowledges a finding of the check with a reason.</summary>
public sealed class AcknowledgeFinding(DraftWrites drafts)
{
    /// <summary>Acknowledges it.</summary>
    /// <returns>The version to go on with.</returns>
    public Task<long> Run(Actor actor, Guid operation, Guid draft, CheckFinding finding, string reason, long expectedVersion)
    {
        new ReasonValidator().Demand(new Reason(reason));
        return drafts.Run(actor, operation, draft, expectedVersion, (stored, now) => stored.Acknowledge(finding, reason, expectedVersion, actor, now));
    }
}

/// <summary>Takes the acknowledgement of a finding back.</summary>
public sealed class WithdrawAcknowledgement(DraftWrites drafts)
{
    /// <summary>Takes it back.</summary>
    /// <returns>The version to go on with.</returns>
    public Task<long> Run(Actor actor, Guid operation, Guid draft, CheckFinding finding, long expectedVersion) =>
        drafts.Run(actor, operation, draft, expectedVersion, (stored, now) => stored.WithdrawAcknowledgement(finding, expectedVersion, actor, now));
}

/// <summary>Takes the document in anew, with other columns; confirmed rows stay.</summary>
public sealed class ReadDraftAgain(DraftWrites drafts, IValidator<RubricEdition> contents)
{
    /// <summary>Takes it in.</summary>
    /// <returns>The version to go on with.</returns>
    public Task<long> Run(Actor actor, Guid operation, Guid draft, DraftStart.Import read, long expectedVersion)
    {
        contents.Demand(read.Content);
        return drafts.Run(actor, operation, draft, expectedVersion, async (db, stored, now) =>
        {
            var source = await db.RubricDraftSources.FirstOrDefaultAsync(known => known.DraftId == draft) ?? throw new RuleViolation(Rules.NotFound);
            source.Document = read.Document;
            return [stored.ReadAgain(read.Content, read.Rows, expectedVersion, actor, now)];
        });
    }
}

/// <summary>Throws a draft away.</summary>
public sealed class DiscardDraft(DraftWrites drafts)
{
    /// <summary>Throws it away.</summary>
    public Task Run(Actor actor, Guid operation, Guid draft, long expectedVersion) =>
        drafts.Run(actor, operation, draft, expectedVersion, (db, stored, _) =>
        {
            db.RubricDrafts.Remove(stored);
            return Task.FromResult<IEnumerable<DomainEvent>>([stored.Discard(expectedVersion)]);
        });
}
