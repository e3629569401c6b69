using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Rubrics.Importing;

/// <summary>
/// The draft that a page works on: each step is stored at once, one after the other, and what a page shows is what is stored. A refusal is kept
/// as a sentence.
/// </summary>
public sealed class DraftSession(
    RubricDraftQueries drafts, SaveDraft save, ConfirmRows confirm, AcknowledgeFinding acknowledge, WithdrawAcknowledgement withdraw, ReadDraftAgain readAgain,
    PublishDraft publish, DiscardDraft discard, CurrentActor current, RuleSentences sentences, TimeProvider time)
{
    // A person is faster than a save; the next step waits for the version of the one before.
    private Task last = Task.CompletedTask;
    private RubricDraftView? draft;

    /// <summary>The draft as stored, or with the change that is being stored.</summary>
    public RubricDraftView Draft => draft ?? throw new InvalidOperationException("No draft is loaded.");

    /// <summary>Why the last step was refused.</summary>
    public string? Refusal { get; private set; }

    /// <summary>When the last step was stored, UTC.</summary>
    public DateTime? SavedAt { get; private set; }

    /// <summary>True while a step is being stored.</summary>
    public bool IsSaving { get; private set; }

    /// <summary>True when the person may change the draft.</summary>
    public bool MayChange { get; private set; }

    /// <summary>Reads a draft.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/>.</exception>
    public async Task Load(Guid id)
    {
        var actor = await current.Get();
        MayChange = actor.May(Permission.ManageRubrics);
        draft = await drafts.Get(actor, id);
    }

    /// <summary>Stores what the draft says now. The page shows it at once.</summary>
    public Task<bool> Save(RubricEdition content)
    {
        draft = Draft with { Content = content };
        return Step((actor, operation) => save.Run(actor, operation, Draft.Id, Draft.Content, Draft.Version));
    }

    /// <summary>Confirms rows, or takes that back.</summary>
    public Task<bool> Confirm(IReadOnlyCollection<string> items, bool confirmed = true) =>
        Step((actor, operation) => confirm.Run(actor, operation, Draft.Id, items, confirmed, Draft.Version));

    /// <summary>Acknowledges a finding of the check.</summary>
    public Task<bool> Acknowledge(CheckFinding finding, string reason) =>
        Step((actor, operation) => acknowledge.Run(actor, operation, Draft.Id, finding, reason, Draft.Version));

    /// <summary>Takes an acknowledgement back.</summary>
    public Task<bool> Withdraw(CheckFinding finding) => Step((actor, operation) => withdraw.Run(actor, operation, Draft.Id, finding, Draft.Version));

    /// <summary>Takes the document in anew.</summary>
    /// <param name="read">Reads it; its refusal is this step's.</param>
    public Task<bool> ReadAgain(Func<DraftStart.Import> read) => Step((actor, operation) => readAgain.Run(actor, operation, Draft.Id, read(), Draft.Version));

    /// <summary>Makes an edition of the draft.</summary>
    public Task<bool> Publish() => Step((actor, operation) => publish.Run(actor, operation, Draft.Id, Draft.Version), isLast: true);

    /// <summary>Throws the draft away.</summary>
    public Task<bool> Discard() => Step((actor, operation) => discard.Run(actor, operation, Draft.Id, Draft.Version), isLast: true);

    private Task<bool> Step(Func<Actor, Guid, Task> call, bool isLast = false)
    {
        IsSaving = true;
        var step = After(last, call, isLast);
        last = step;
        return step;
    }

    private async Task<bool> After(Task before, Func<Actor, Guid, Task> call, bool isLast)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var actor = await current.Get();
        try
        {
            Refusal = null;
            await call(actor, Guid.CreateVersion7());
            SavedAt = time.GetUtcNow().UtcDateTime;
            if (!isLast)
                draft = await drafts.Get(actor, Draft.Id);
            return true;
        }
        catch (RuleViolation violation)
        {
            Refusal = violation is InvalidInput input ? string.Join(' ', sentences.Of(input).Select(fault => fault.Sentence).Distinct()) : sentences.Of(violation);
            // Somebody else's change is shown; one's own was said to be refused.
            if (violation is ChangedMeanwhile)
                draft = await drafts.Get(actor, Draft.Id);
            return false;
        }
        finally
        {
            IsSaving = false;
        }
    }
}
