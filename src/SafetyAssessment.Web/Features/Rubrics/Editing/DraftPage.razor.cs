using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Drafts;
using SafetyAssessment.Domain.Rubrics.Editing;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Rubrics.Editing;

/// <summary>A draft while it is edited: every change is stored by itself, and what another person stored meanwhile is asked about.</summary>
public sealed partial class DraftPage(
    RubricDraftQueries queries,
    RubricCatalog catalog,
    SaveDraft save,
    AcknowledgeFinding acknowledge,
    WithdrawAcknowledgement withdraw,
    PublishDraft publish,
    DiscardDraft discard,
    CurrentActor current,
    NavigationManager navigation,
    TimeProvider time,
    RuleSentences sentences,
    IStringLocalizer<EditorTexts> texts,
    IStringLocalizer<RubricTexts> rubricTexts)
{
    private readonly RunOnce once = new();
    private Actor actor = null!;
    private RubricDraftView? draft;
    private EditHistory history = null!;
    private DraftSaver saver = null!;
    private EditorWorkspace? workspace;
    private IReadOnlySet<string> taken = EditionCodes.None;
    private RuleViolation? refusal;
    private bool mayEdit;
    private bool preview;
    private bool publishing;
    private bool discarding;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Code of the section or item to begin with.</summary>
    [SupplyParameterFromQuery(Name = "at")]
    private string? At { get; set; }

    private IStringLocalizer<EditorTexts> T => texts;

    private IStringLocalizer<RubricTexts> R => rubricTexts;

    private RubricEdition Edition => history.Edition;

    private string Source => $"/rubrics/drafts/{Id}/source";

    private DraftReadiness Readiness => DraftReadiness.Of(Edition, draft!.Rows, draft.Acknowledged);

    private string State =>
        saver.IsUnconfirmed ? T["State.Unconfirmed"]
        : saver.Clash is not null || saver.Refusal is not null ? T["State.NotSaved"]
        : !saver.IsStored ? T["State.Saving"]
        : saver.SavedAt is { } at ? T["State.Saved", Format.Time(at)]
        : T["State.Known", draft!.ChangedBy, Format.DateTime(draft.ChangedAt)];

    public async ValueTask DisposeAsync()
    {
        if (draft is null)
            return;
        saver.Changed -= OnSaver;
        await saver.Flush();
        saver.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (draft?.Id == Id)
            return;
        actor = await current.Get();
        mayEdit = actor.May(Permission.ManageRubrics);
        var read = await queries.Get(actor, Id);
        taken = read.BasedOn is { } basis ? EditionCodes.Of(await catalog.Get(read.Content.Code, basis)).ToHashSet(StringComparer.Ordinal) : EditionCodes.None;
        history = new EditHistory(read.Content, Outline.Place(read.Content, At));
        saver = new DraftSaver((operation, edition, version) => save.Run(actor, operation, Id, edition, version), read.Content, read.Version, time);
        saver.Changed += OnSaver;
        draft = read;
    }

    private void OnSaver(object? sender, EventArgs told) => _ = InvokeAsync(StateHasChanged);

    private void OnEdited()
    {
        refusal = null;
        saver.Put(Edition);
    }

    private void KeepMine() => saver.KeepMine();

    // What was typed here stays in the history: undoing brings it back.
    private void TakeTheirs() => history.Put(saver.TakeTheirs(), history.Selected);

    private Task Acknowledge((CheckFinding Finding, string Reason) given) => Then(given.Finding, (operation, version) => acknowledge.Run(actor, operation, Id, given.Finding, given.Reason, version));

    private Task Withdraw(CheckFinding finding) => Then(finding, (operation, version) => withdraw.Run(actor, operation, Id, finding, version));

    private Task Then(CheckFinding finding, Func<Guid, long, Task<long>> act) => once.Run(async () =>
    {
        var operation = Guid.CreateVersion7();
        if (await Try(() => saver.Then(version => act(operation, version))))
            draft = draft! with { Acknowledged = (await queries.Get(actor, Id)).Acknowledged };
    });

    private async Task AskPublish()
    {
        await Settle();
        // Rows may have been confirmed on the page beside this one.
        draft = draft! with { Rows = (await queries.Get(actor, Id)).Rows };
        (publishing, discarding) = (true, false);
    }

    private Task Publish() => once.Run(async () =>
    {
        var operation = Guid.CreateVersion7();
        await Settle();
        if (await Try(() => saver.Then(async version =>
            {
                await publish.Run(actor, operation, Id, version);
                return version;
            })))
            navigation.NavigateTo($"/rubrics/{Uri.EscapeDataString(Edition.Code)}/{Uri.EscapeDataString(Edition.Edition)}");
        publishing = false;
    });

    private Task Discard() => once.Run(async () =>
    {
        var operation = Guid.CreateVersion7();
        if (await Try(() => saver.Then(async version =>
            {
                await discard.Run(actor, operation, Id, version);
                return version;
            })))
            navigation.NavigateTo("/rubrics");
        discarding = false;
    });

    private async Task TogglePreview()
    {
        await Settle();
        preview = !preview;
    }

    private Task Go(string? code)
    {
        (publishing, preview) = (false, false);
        return workspace?.Go(code) ?? Task.CompletedTask;
    }

    private async Task ShowCheck(string? code)
    {
        await Go(code);
        workspace?.ShowCheck();
    }

    private async Task Settle()
    {
        if (workspace is not null)
            await workspace.Flush();
        await saver.Flush();
    }

    private async Task<bool> Try(Func<Task> act)
    {
        refusal = null;
        try
        {
            await act();
            return true;
        }
        catch (ChangedMeanwhile) when (saver.Clash is not null)
        {
            return false; // Both are shown.
        }
        catch (RuleViolation why)
        {
            refusal = why;
            return false;
        }
    }

    private IEnumerable<string> Sentences(RuleViolation why) =>
        why is InvalidInput input ? sentences.Of(input).Select(fault => fault.Sentence) : [sentences.Of(why)];
}
