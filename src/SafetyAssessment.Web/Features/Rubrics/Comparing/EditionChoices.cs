using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Web.Features.Rubrics.Comparing;

/// <summary>An edition of a rubric that can be chosen on a page.</summary>
/// <param name="Key">As it stands in the address: the edition, or <c>draft:</c> with the draft's id.</param>
/// <param name="Edition">Name of the edition.</param>
/// <param name="BasedOn">The edition that a draft goes on with.</param>
public sealed record EditionChoice(string Key, string Edition, string? BasedOn = null)
{
    /// <summary>How the key of a draft begins. No edition's name does: a colon is none of its characters.</summary>
    public const string Draft = "draft:";

    /// <summary>True for a draft, which may still change.</summary>
    public bool IsDraft => Key.StartsWith(Draft, StringComparison.Ordinal);
}

/// <summary>What a rubric can be compared with or tried out as: its editions, and the drafts of new ones.</summary>
public sealed class EditionChoices(RubricCatalog catalog, RubricDraftQueries drafts)
{
    /// <summary>Drafts first, the last changed first of all, then the editions, the newest first. Drafts only for who may see them.</summary>
    public async Task<IReadOnlyList<EditionChoice>> Of(Actor actor, string code)
    {
        actor.Demand(Permission.ViewSchemes);
        var drafted = (await drafts.List(actor)).Where(draft => draft.Head.Code == code);
        return
        [
            .. drafted.Select(draft => new EditionChoice($"{EditionChoice.Draft}{draft.Id}", draft.Head.Edition, draft.BasedOn)),
            .. (await catalog.List()).Where(known => known.Code == code).Select(known => new EditionChoice(known.Edition, known.Edition)),
        ];
    }

    /// <summary>What a key of the address names.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/>; a draft of another rubric is not found either.</exception>
    public async Task<RubricEdition> Get(Actor actor, string code, string key)
    {
        actor.Demand(Permission.ViewSchemes);
        if (!key.StartsWith(EditionChoice.Draft, StringComparison.Ordinal))
            return await catalog.Get(code, key);
        if (!Guid.TryParse(key[EditionChoice.Draft.Length..], out var id) || !actor.May(Permission.ViewRubricDrafts))
            throw new RuleViolation(Rules.NotFound);
        var draft = (await drafts.Get(actor, id)).Content;
        return draft.Code == code ? draft : throw new RuleViolation(Rules.NotFound);
    }
}
