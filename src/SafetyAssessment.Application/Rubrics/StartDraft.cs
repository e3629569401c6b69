using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Drafts;

namespace SafetyAssessment.Application.Rubrics;

/// <summary>What a draft begins with.</summary>
public abstract record DraftStart
{
    /// <summary>Nothing but a full mark.</summary>
    /// <param name="FullMark">Full mark in points.</param>
    public sealed record Blank(decimal FullMark) : DraftStart;

    /// <summary>A stored edition: under its own code the next edition, under another a rubric made after it.</summary>
    /// <param name="Code">Its code.</param>
    /// <param name="Edition">Its edition.</param>
    public sealed record Copy(string Code, string Edition) : DraftStart;

    /// <summary>A document as read.</summary>
    /// <param name="Content">What was read; its head is the one of the request.</param>
    /// <param name="Rows">Where each item stands in the document.</param>
    /// <param name="Document">The document itself, for the page that shows it.</param>
    /// <param name="BasedOn">The edition that the document says it was; it counts when it is an edition of this rubric.</param>
    public sealed record Import(RubricEdition Content, IReadOnlyList<ImportedRow> Rows, string Document, string? BasedOn = null) : DraftStart;
}

/// <summary>Starts a draft of a rubric.</summary>
public sealed class StartDraft(Writes writes, RubricCatalog rubrics, IValidator<DraftHead> heads, IValidator<RubricEdition> contents)
{
    /// <summary>Starts it.</summary>
    public Task Run(Actor actor, Guid operation, Guid id, DraftHead head, DraftStart from)
    {
        actor.Demand(Permission.ManageRubrics);
        head = head with { Code = head.Code.Trim(), Edition = head.Edition.Trim(), Title = head.Title.Trim() };
        heads.Demand(head);
        return writes.Run(operation, actor, async (db, now) =>
        {
            if (await db.Rubrics.AnyAsync(known => known.Code == head.Code && known.Edition == head.Edition))
                throw new InvalidInput([new Problem(nameof(DraftHead.Edition), Rules.RubricEditionExists, head.Code, head.Edition)]);
            var draft = await Draft(db, id, head, from, actor, now);
            contents.Demand(draft.Content);
            db.RubricDrafts.Add(draft);
            if (from is DraftStart.Import import)
                db.RubricDraftSources.Add(new RubricDraftSource { DraftId = id, Document = import.Document });
            return draft.Started();
        });
    }

    private async Task<RubricDraft> Draft(AssessmentDb db, Guid id, DraftHead head, DraftStart from, Actor actor, DateTime now) => from switch
    {
        DraftStart.Blank blank => RubricDraft.Blank(id, Edition(head, blank.FullMark), actor, now),
        DraftStart.Copy copy => RubricDraft.Copy(id, await rubrics.Get(db, copy.Code, copy.Edition), Edition(head, 0), actor, now),
        DraftStart.Import import => RubricDraft.Imported(
            id, import.Content with { Code = head.Code, Edition = head.Edition, Title = head.Title, Subject = head.Subject },
            await db.Rubrics.AnyAsync(known => known.Code == head.Code && known.Edition == import.BasedOn) ? import.BasedOn : null, import.Rows, actor, now),
        _ => throw new ArgumentOutOfRangeException(nameof(from)),
    };

    private static RubricEdition Edition(DraftHead head, decimal fullMark) =>
        new() { Code = head.Code, Edition = head.Edition, Title = head.Title, Subject = head.Subject, FullMark = fullMark, Sections = [] };
}
