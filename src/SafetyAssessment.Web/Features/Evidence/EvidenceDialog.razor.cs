using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Domain;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Evidence;

/// <summary>Shows one piece of evidence among its neighbours, and lets it be described, moved and removed.</summary>
public sealed partial class EvidenceDialog(
    CaptionEvidence describe, MoveEvidence move, RemoveEvidence remove, CurrentActor current, RuleSentences sentences, IJSRuntime script)
{
    private readonly RunOnce once = new();
    private ElementReference element;
    private EvidenceRow? filled;
    private string caption = "";
    private string reason = "";
    private Guid? finding;
    private long version;
    private bool isRemoving;
    private string? said;
    private bool isRefusal;

    /// <summary>The neighbours in order, itself among them.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<EvidenceRow> Rows { get; set; } = [];

    /// <summary>Which one.</summary>
    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>Called to show another.</summary>
    [Parameter]
    public EventCallback<Guid> IdChanged { get; set; }

    /// <summary>The findings it can belong to, in words.</summary>
    [Parameter]
    public IReadOnlyList<(Guid Id, string Words)> Findings { get; set; } = [];

    /// <summary>True when it may be described, moved and removed now.</summary>
    [Parameter]
    public bool MayChange { get; set; }

    /// <summary>Called after a change, so that the page reads again.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Called when it is to be closed.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    private EvidenceRow Row => Rows.FirstOrDefault(row => row.Id == Id) ?? filled ?? Rows[0];

    private int At => Math.Max(0, Rows.ToList().FindIndex(row => row.Id == Row.Id));

    private string Address => $"/sheets/{Row.Sheet}/evidence/{Row.Id}";

    private string? FindingWords => Findings.Where(known => known.Id == Row.Finding).Select(known => known.Words).FirstOrDefault();

    private bool IsChanged => caption.Trim() != (Row.Caption ?? "") || finding != Row.Finding;

    protected override void OnParametersSet()
    {
        if (filled?.Id == Row.Id)
            return;
        filled = Row;
        (caption, finding, version) = (Row.Caption ?? "", Row.Finding, Row.Version);
        (isRemoving, reason, said) = (false, "", null);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await using var module = await script.InvokeAsync<IJSObjectReference>("import", $"./{Assets["js/evidence-strip.js"]}");
        await module.InvokeVoidAsync("open", element);
    }

    private Task OnKey(KeyboardEventArgs key) => key.Key switch
    {
        "ArrowLeft" => Step(-1),
        "ArrowRight" => Step(1),
        _ => Task.CompletedTask,
    };

    private Task Step(int by) => At + by >= 0 && At + by < Rows.Count ? IdChanged.InvokeAsync(Rows[At + by].Id) : Task.CompletedTask;

    private Task Save() => Try(async () =>
    {
        await describe.Run(await current.Get(), Guid.CreateVersion7(), Row.Sheet, Row.Id, caption, finding, version);
        (said, isRefusal) = (T["Saved"], false);
        version++;
        await OnChanged.InvokeAsync();
    });

    private Task MoveBy(int by) => Try(async () =>
    {
        await move.Run(await current.Get(), Guid.CreateVersion7(), Row.Sheet, Row.Id, by);
        await OnChanged.InvokeAsync();
    });

    private Task TakeOut() => Try(async () =>
    {
        await remove.Run(await current.Get(), Guid.CreateVersion7(), Row.Sheet, Row.Id, reason);
        await OnChanged.InvokeAsync();
        await OnClose.InvokeAsync();
    });

    private Task Try(Func<Task> act) => once.Run(async () =>
    {
        try
        {
            said = null;
            await act();
        }
        catch (ChangedMeanwhile clash)
        {
            (said, isRefusal, version) = (T["Changed", clash.By, clash.Theirs ?? ""], true, clash.Version);
        }
        catch (RuleViolation refusal)
        {
            (said, isRefusal) = (refusal is InvalidInput input ? string.Join(' ', sentences.Of(input).Select(fault => fault.Sentence)) : sentences.Of(refusal), true);
        }
    });
}
