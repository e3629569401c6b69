using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>The score sheet: shows what the editor holds, asks what must be asked, forwards what is done.</summary>
public sealed partial class SheetPage(
    SheetEditor editor,
    CurrentActor current,
    SubmitSheet submit,
    ReturnSheet giveBack,
    ConfirmSheet confirm,
    RuleSentences sentences,
    IStringLocalizer<ScoringTexts> texts,
    IJSRuntime script)
{
    private readonly RunOnce once = new();
    private readonly PeriodicTimer looks = new(TimeSpan.FromSeconds(15));
    private ElementReference frame;
    private IJSObjectReference? module;
    private DotNetObjectReference<SheetPage>? self;
    private Actor actor = null!;
    private RubricLayout layout = null!;
    private string selected = "";
    private bool narrow;
    private bool wholeTable;
    private bool methods;
    private bool panel;
    private Question question;
    private string askedItem = "";
    private ItemState asked;
    private RuleViolation? refusal;
    private string? done;

    private enum Question
    {
        None,
        Submit,
        Return,
        Confirm,
        State,
    }

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "item")]
    public string? Item { get; set; }

    private RuleSentences Sentences => sentences;

    private IStringLocalizer<ScoringTexts> T => texts;

    private string? NextOpen
    {
        get
        {
            var rows = editor.Rows;
            var at = rows.ToList().FindIndex(row => row.Item.Code == selected);
            return rows.Skip(at + 1).Concat(rows.Take(at + 1)).FirstOrDefault(row => row.State == ItemState.NotAssessed)?.Item.Code;
        }
    }

    private string StateExplained
    {
        get
        {
            if (asked == ItemState.Exempt)
                return T["ExemptExplained"];
            var edition = editor.Sheet.Edition;
            var mark = edition.Index.Item(askedItem)?.Mark ?? 0;
            return edition.NotApplicable == NotApplicableRule.FullMarks
                ? T["NotApplicableFull", Format.Points(mark)]
                : T["NotApplicableRescale", Format.Points(mark), Format.Points(edition.FullMark)];
        }
    }

    /// <summary>The row that the person is in; called by the script when the focus moves to another row.</summary>
    [JSInvokable]
    public void Select(string item)
    {
        if (item == selected || editor.Sheet.Edition.Index.Item(item) is null)
            return;
        selected = item;
        StateHasChanged();
    }

    /// <summary>Called by the script when the window becomes narrow or wide.</summary>
    [JSInvokable]
    public void Narrow(bool isNarrow)
    {
        narrow = isNarrow;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        looks.Dispose();
        editor.Changed -= OnChanged;
        editor.Dispose();
        self?.Dispose();
        if (module is null)
            return;
        try
        {
            await module.InvokeVoidAsync("stop", frame);
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is already gone.
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (editor.Sheet?.Id == Id)
            return;
        actor = await current.Get();
        await editor.Load(actor, Id);
        layout = RubricLayout.Of(editor.Sheet!.Edition);
        editor.Changed -= OnChanged;
        editor.Changed += OnChanged;
        selected = Item is not null && editor.Sheet.Edition.Index.Item(Item) is not null ? Item
            : (editor.Rows.FirstOrDefault(row => row.State == ItemState.NotAssessed) ?? editor.Rows[0]).Item.Code;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (module is not null || editor.Sheet is null)
            return;
        self = DotNetObjectReference.Create(this);
        module = await script.InvokeAsync<IJSObjectReference>("import", $"./{Assets["js/sheet.js"]}");
        await module.InvokeVoidAsync("start", frame, self, selected, Item is not null);
        _ = LookForOthers();
    }

    private static string Bool(bool value) => value ? "true" : "false";

    private bool May(Permission permission) =>
        actor.May(permission, new AccessTarget(editor.Sheet.Team, editor.Sheet.Unit)) && AccessTable.AllowsState(permission, editor.Sheet.State);

    private IReadOnlyList<Section> PathOf(string item) => layout.Rows.First(row => row.Item.Code == item).Path;

    private void OnChanged(object? sender, EventArgs e) => _ = InvokeAsync(StateHasChanged);

    // Shows what colleagues stored meanwhile, until the page is left.
    private async Task LookForOthers()
    {
        while (await looks.WaitForNextTickAsync())
        {
            try
            {
                await editor.Refresh();
            }
            catch (Exception)
            {
                // No matter: the next look follows, and a save finds out by its version.
            }
        }
    }

    private async Task Go(string item)
    {
        selected = item;
        StateHasChanged();
        if (module is not null)
            await module.InvokeVoidAsync("go", frame, item);
    }

    private Task GoToNextOpen() => NextOpen is { } item ? Go(item) : Task.CompletedTask;

    private void CloseQuestion() => question = Question.None;

    private void AskState((string Item, ItemState State) what)
    {
        (askedItem, asked) = what;
        question = Question.State;
    }

    private Task GiveState(string reason)
    {
        editor.Choose(askedItem, asked, reason);
        CloseQuestion();
        return Task.CompletedTask;
    }

    private async Task AskSubmit()
    {
        if (module is not null)
            await module.InvokeVoidAsync("flush", frame);
        await editor.Flush();
        question = Question.Submit;
    }

    private Task JumpFromDialog(string item)
    {
        CloseQuestion();
        return Go(item);
    }

    private Task Submit() => Move(operation => submit.Run(actor, operation, Id), "Submitted");

    private Task Return(string reason) => Move(operation => giveBack.Run(actor, operation, Id, reason), "Returned");

    private Task Confirm() => Move(operation => confirm.Run(actor, operation, Id), "Confirmed");

    private Task Move(Func<Guid, Task> act, string said) => once.Run(async () =>
    {
        var operation = Guid.CreateVersion7();
        (refusal, done) = (null, null);
        try
        {
            await editor.Flush();
            await act(operation);
            done = said;
        }
        catch (RuleViolation why)
        {
            refusal = why;
        }

        CloseQuestion();
        await editor.Load(actor, Id);
    });
}
