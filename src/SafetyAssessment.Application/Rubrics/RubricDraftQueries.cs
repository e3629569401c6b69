using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Drafts;

namespace SafetyAssessment.Application.Rubrics;

/// <summary>A draft in a list.</summary>
/// <param name="Id">Which draft.</param>
/// <param name="Head">What it is called.</param>
/// <param name="BasedOn">The edition that it goes on with.</param>
/// <param name="Imported">Number of rows that were read out of a document.</param>
/// <param name="Confirmed">How many of them a person has confirmed.</param>
/// <param name="HasDocument">True when the document that it was read from is kept beside it.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="ChangedAt">When, UTC.</param>
public sealed record RubricDraftRow(
    Guid Id, DraftHead Head, string? BasedOn, int Imported, int Confirmed, bool HasDocument, string ChangedBy, DateTime ChangedAt);

/// <summary>A draft with all that it says.</summary>
/// <param name="Id">Which draft.</param>
/// <param name="Content">What it says.</param>
/// <param name="BasedOn">The edition that it goes on with.</param>
/// <param name="Rows">Rows that were read out of a document; empty when it was not imported.</param>
/// <param name="Acknowledged">Findings that were acknowledged.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="ChangedAt">When, UTC.</param>
/// <param name="Version">The version that a change of it names.</param>
public sealed record RubricDraftView(
    Guid Id, RubricEdition Content, string? BasedOn, IReadOnlyList<ImportedRow> Rows, IReadOnlyList<Acknowledgement> Acknowledged, string ChangedBy,
    DateTime ChangedAt, long Version)
{
    /// <summary>What stands between it and its publication.</summary>
    public DraftReadiness Readiness => DraftReadiness.Of(Content, Rows, Acknowledged);
}

/// <summary>Reads drafts of rubrics.</summary>
public sealed class RubricDraftQueries(IDbContextFactory<AssessmentDb> contexts)
{
    /// <summary>All drafts, the last changed first; none for who may not see them.</summary>
    public async Task<IReadOnlyList<RubricDraftRow>> List(Actor actor)
    {
        if (!actor.May(Permission.ViewRubricDrafts))
            return [];
        await using var db = await contexts.CreateDbContextAsync();
        var rows = await db.RubricDrafts.AsNoTracking().OrderByDescending(known => known.ChangedAt)
            .Select(known => new
            {
                known.Id,
                known.Code,
                known.Edition,
                known.Title,
                known.Subject,
                known.BasedOn,
                known.Rows,
                HasDocument = db.RubricDraftSources.Any(source => source.DraftId == known.Id),
                known.ChangedBy,
                known.ChangedAt,
            }).ToListAsync();
        return [.. rows.Select(row => new RubricDraftRow(
            row.Id, new DraftHead(row.Code, row.Edition, row.Title, row.Subject), row.BasedOn, row.Rows.Count, row.Rows.Count(imported => imported.IsConfirmed),
            row.HasDocument, row.ChangedBy, row.ChangedAt))];
    }

    /// <summary>A draft.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/>.</exception>
    public async Task<RubricDraftView> Get(Actor actor, Guid draft)
    {
        actor.Demand(Permission.ViewRubricDrafts);
        await using var db = await contexts.CreateDbContextAsync();
        var stored = await db.RubricDrafts.AsNoTracking().FirstOrDefaultAsync(known => known.Id == draft) ?? throw new RuleViolation(Rules.NotFound);
        return new RubricDraftView(
            stored.Id, stored.Content, stored.BasedOn, stored.Rows, stored.Acknowledged, stored.ChangedBy, stored.ChangedAt, stored.Version);
    }

    /// <summary>The document that a draft was read from, as it was given; null for a draft that was not imported.</summary>
    public async Task<string?> Document(Actor actor, Guid draft)
    {
        actor.Demand(Permission.ViewRubricDrafts);
        await using var db = await contexts.CreateDbContextAsync();
        return await db.RubricDraftSources.Where(known => known.DraftId == draft).Select(known => known.Document).FirstOrDefaultAsync();
    }
}
