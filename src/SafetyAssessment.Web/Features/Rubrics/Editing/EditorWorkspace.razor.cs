using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Drafts;
using SafetyAssessment.Domain.Rubrics.Editing;
using SafetyAssessment.Web.Resources;

namespace SafetyAssessment.Web.Features.Rubrics.Editing;

/// <summary>The editor's workplace. It knows no store: it changes the edition in the history and says so.</summary>
public sealed partial class EditorWorkspace(IStringLocalizer<EditorTexts> texts, IJSRuntime script) : IAsyncDisposable
{
    private readonly TryIt trial = new();
    private ElementReference root;
    private IJSObjectReference? module;
    private DotNetObjectReference<EditorWorkspace>? self;
    private HashSet<string> marked = new(StringComparer.Ordinal);
    private Pane pane = Pane.Outline;
    private Pane right = Pane.Try;
    private string? removed;
    private int toDo;

    private enum Pane
    {
        Outline,
        Form,
        Try,
        Check,
    }

    /// <summary>The edition with all that was done to it.</summary>
    [Parameter, EditorRequired]
    public EditHistory History { get; set; } = null!;

    /// <summary>Codes that new things must not get: those of the edition that this one is based on.</summary>
    [Parameter]
    public IReadOnlySet<string> Taken { get; set; } = EditionCodes.None;

    [Parameter]
    public IReadOnlyList<Acknowledgement> Acknowledged { get; set; } = [];

    /// <summary>The history has another edition now.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [Parameter]
    public EventCallback<(CheckFinding Finding, string Reason)> OnAcknowledge { get; set; }

    [Parameter]
    public EventCallback<CheckFinding> OnWithdraw { get; set; }

    private IStringLocalizer<EditorTexts> T => texts;

    private RubricEdition Edition => History.Edition;

    /// <summary>Takes the last change back.</summary>
    [JSInvokable]
    public Task Undo() => Step(History.Undo);

    /// <summary>Makes it again.</summary>
    [JSInvokable]
    public Task Redo() => Step(History.Redo);

    /// <summary>Hands over what is typed and not yet told.</summary>
    public async Task Flush()
    {
        if (module is not null)
            await module.InvokeVoidAsync("flush", root);
    }

    /// <summary>Shows the check.</summary>
    public void ShowCheck() => Show(Pane.Check);

    /// <summary>Goes to a section, an item, or the item of a clause; everything else is said of the head.</summary>
    public async Task Go(string? code)
    {
        removed = null;
        History.Select(Outline.Place(Edition, code));
        pane = Pane.Form;
        StateHasChanged();
        if (code is not null && Edition.Index.Clause(code) is not null)
            await OnPage("bring", code);
    }

    public async ValueTask DisposeAsync()
    {
        self?.Dispose();
        if (module is null)
            return;
        try
        {
            await module.InvokeVoidAsync("stop", root);
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is already gone.
        }
    }

    protected override void OnParametersSet() => Look();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        self = DotNetObjectReference.Create(this);
        module = await script.InvokeAsync<IJSObjectReference>("import", $"./{Assets["js/rubric-editor.js"]}");
        await module.InvokeVoidAsync("start", root, self);
    }

    private void Look()
    {
        var readiness = DraftReadiness.Of(Edition, [], Acknowledged);
        toDo = readiness.Faults.Count + readiness.Open.Count;
        marked = [.. readiness.Faults.Select(fault => Outline.Place(Edition, fault.Path)).Concat(readiness.Open.Select(finding => finding.Code)).OfType<string>()];
    }

    private void Show(Pane chosen)
    {
        pane = chosen;
        if (chosen is Pane.Try or Pane.Check)
            right = chosen;
        StateHasChanged();
    }

    private Task Put((RubricEdition Edition, string? Place) change) => Put(change.Edition, change.Place);

    private Task Put(RubricEdition edition, string? place)
    {
        removed = null;
        History.Put(edition, place);
        Look();
        return Changed.InvokeAsync();
    }

    private Task Step(Action step)
    {
        removed = null;
        var before = Edition;
        step();
        Look();
        StateHasChanged();
        return Edition == before ? Task.CompletedTask : Changed.InvokeAsync();
    }

    private Task AddSection(string? parent)
    {
        var added = Edition.AddSection(parent, new Section { Code = "", Title = "", FullMark = 0 }, Taken);
        return Begin(added);
    }

    private Task AddItem(string section)
    {
        var after = History.Selected is { } code && Edition.Index.Item(code) is { } item && Outline.Of(Edition, item).Code == section ? code : null;
        return Begin(Edition.AddItem(section, new Item { Code = "", Title = "" }, after, Taken));
    }

    private async Task Begin(Added added)
    {
        pane = Pane.Form;
        await Put(added.Edition, added.Code);
        await OnPage("begin");
    }

    // Lets the page show the change first: what the script looks for is only then there.
    private async Task OnPage(string what, params object[] values)
    {
        StateHasChanged();
        await Task.Yield();
        if (module is not null)
            await module.InvokeVoidAsync(what, [root, .. values]);
    }

    private async Task Remove((RubricEdition Edition, string Title) change)
    {
        var gone = History.Selected!;
        var above = Edition.Index.Item(gone) is { } item ? Outline.Of(Edition, item) : Outline.Parent(Edition, Outline.Find(Edition, gone)!);
        await Put(change.Edition, gone);
        History.Select(above?.Code);
        removed = change.Title.Length == 0 ? T["Untitled"] : change.Title;
    }
}
