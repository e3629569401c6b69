using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Opinions;
using SafetyAssessment.Application.Rectification;
using SafetyAssessment.Application.Sampling;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Opinions;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Features.Evidence;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>The score sheet: shows what is stored, asks what must be asked. What is entered does not pass here, see <see cref="RowEndpoint"/>.</summary>
public sealed partial class SheetPage(
    LiveSheet live,
    LiveEvidence evidence,
    SheetQueries queries,
    SampleQueries samples,
    RectificationQueries rectifications,
    CurrentActor current,
    CircuitLine line,
    NavigationManager navigation,
    SubmitSheet submit,
    ReturnSheet giveBack,
    ConfirmSheet confirm,
    RuleSentences sentences,
    OpinionQueries opinions,
    IStringLocalizer<ScoringTexts> texts,
    IStringLocalizer<OpinionTexts> heard,
    IJSRuntime script)
{
    private static readonly string[] Said =
    [
        "Saved", "Saving", "Waiting", "NotSaved", "ClashWaiting", "ClashTitle", "Theirs", "Unfinished",
        .. Enum.GetNames<ItemState>().Select(state => $"State.{state}"),
    ];

    /// <summary>Id of the list of drawn sub-units.</summary>
    internal const string DrawnPlaces = "drawn-places";

    private readonly RunOnce once = new();
    private ElementReference frame;
    private IJSObjectReference? module;
    private DotNetObjectReference<SheetPage>? self;
    private Actor actor = null!;
    private RubricLayout layout = null!;
    private ILookup<string, string> recent = Array.Empty<string>().ToLookup(text => text);
    private ILookup<string, RectificationRow> earlier = Array.Empty<RectificationRow>().ToLookup(_ => "");
    private string[] unsent = [];
    private string[] drawn = [];
    private bool assessor;
    private string selected = "";
    private Guid? asked;
    private bool opened;
    private bool left;
    private SheetEvidencePane? pane;
    private bool panel;
    private Question question;
    private int openOpinions;
    private string accepted = "";
    private RuleViolation? refusal;
    private string? done;

    private enum Question
    {
        None,
        Submit,
        Return,
        Confirm,
    }

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "item")]
    public string? Item { get; set; }

    private RuleSentences Sentences => sentences;

    private IStringLocalizer<ScoringTexts> T => texts;

    private IStringLocalizer<OpinionTexts> Heard => heard;

    private string Words => JsonSerializer.Serialize(Said.ToDictionary(name => name, name => texts[name].Value), RowBody.Json);

    /// <summary>The row that the person is in; called by the script when the focus moves to another row.</summary>
    [JSInvokable]
    public void Select(string item)
    {
        if (live.Sheet.Edition.Index.Item(item) is null)
            return;
        live.Enter(item);
        if (item == selected)
            return;
        selected = item;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        left = true;
        line.Cut -= OnCut;
        line.Mended -= OnMended;
        live.Changed -= OnChanged;
        live.Dispose();
        evidence.Dispose();
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
        if (asked is not null)
        {
            // Parameters are set again, or a change of somebody else asks for a drawing, while the page still reads: it is opened once, and shown when
            // all of it is there.
            // Another sheet on the same page: its fields are drawn once, so it is opened anew.
            if (asked != Id)
                navigation.Refresh(forceReload: true);
            return;
        }

        asked = Id;
        actor = await current.Get();
        await live.Open(actor, Id);
        layout = RubricLayout.Of(live.Sheet!.Edition);
        assessor = actor.May(Permission.ScoreSheet, live.Sheet);
        await evidence.Open(actor, Id);
        earlier = await rectifications.Earlier(actor, Id);
        if (live.MayScore)
        {
            recent = await queries.RecentReasons(actor, Id);
            drawn = [.. (await samples.Drawn(actor, Id)).Distinct(StringComparer.Ordinal)];
        }

        await Hear();
        live.Changed += OnChanged;
        evidence.Changed += OnChanged;
        line.Cut += OnCut;
        line.Mended += OnMended;
        selected = Item is not null && live.Sheet.Edition.Index.Item(Item) is not null ? Item
            : (live.Rows.FirstOrDefault(row => row.State == ItemState.NotAssessed) ?? live.Rows[0]).Item.Code;
        opened = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (self is not null || !opened)
            return;
        self = DotNetObjectReference.Create(this);
        module = await script.InvokeAsync<IJSObjectReference>("import", $"./{Assets["js/sheet.js"]}");
        // Whoever goes on to another page at once is not followed there.
        if (left)
            await module.DisposeAsync();
        else
            await module.InvokeVoidAsync("start", frame, self, selected, Item is not null);
    }

    private bool May(Permission permission) =>
        actor.May(permission, live.Sheet) && AccessTable.AllowsState(permission, live.Sheet.State) && !live.Sheet.Barred
        && (live.Sheet.Gate.IsOpen || PhaseBinding.Of(permission, live.Sheet.Kind).Count == 0);

    private IReadOnlyList<Section> PathOf(string item) => layout.Rows.First(row => row.Item.Code == item).Path;

    private void OnChanged(object? sender, EventArgs e) => _ = InvokeAsync(StateHasChanged);

    private void OnCut(object? sender, EventArgs e) => live.Cut();

    private void OnMended(object? sender, EventArgs e) => live.Mended();

    private void CloseQuestion() => question = Question.None;

    // What the unit has said meanwhile belongs to the question; the accepted opinions are the reason of a return.
    private async Task Ask(Question asked)
    {
        await Hear();
        question = asked;
    }

    private async Task Hear()
    {
        var open = (await opinions.Of(actor, Id)).Where(opinion => opinion.IsOpen).ToList();
        openOpinions = open.Count;
        var said = open.Where(opinion => opinion.Answer == OpinionAnswer.Accepted).Select(opinion => $"{opinion.ItemCode} {opinion.Text}".Trim()).ToList();
        accepted = said.Count == 0 ? "" : heard["ReturnPrefix"] + string.Join("；", said);
        if (accepted.Length > 500)
            accepted = accepted[..500];
    }

    private async Task AskSubmit()
    {
        await Settle();
        question = Question.Submit;
    }

    // What is still in the browser is sent first; what cannot be sent is named.
    private async Task Settle()
    {
        unsent = module is null ? [] : await module.InvokeAsync<string[]>("settle", frame);
        await live.Refresh();
    }

    private async Task JumpFromDialog(string item)
    {
        CloseQuestion();
        if (module is not null)
            await module.InvokeVoidAsync("go", frame, item);
    }

    private async Task Submit()
    {
        await Settle();
        if (unsent.Length == 0)
            await Move(operation => submit.Run(actor, operation, Id), "Submitted");
    }

    private Task Return(string reason) => Move(operation => giveBack.Run(actor, operation, Id, reason), "Returned");

    private Task Confirm() => Move(operation => confirm.Run(actor, operation, Id), "Confirmed");

    private Task Move(Func<Guid, Task> act, string said) => once.Run(async () =>
    {
        var operation = Guid.CreateVersion7();
        (refusal, done) = (null, null);
        try
        {
            await act(operation);
            done = said;
        }
        catch (RuleViolation why)
        {
            refusal = why;
        }

        CloseQuestion();
        await live.Refresh();
        await Hear();
    });
}
