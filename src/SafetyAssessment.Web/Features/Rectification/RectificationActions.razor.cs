using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SafetyAssessment.Application.Rectification;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rectification;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Rectification;

/// <summary>Asks and forwards; each thing a person does has an operation of its own.</summary>
public sealed partial class RectificationActions(
    ReportRectification reporting, PlanRectification planning, CloseRectification closing, SendBackRectification sendingBack, ExtendRectification extending,
    MarkRepeated marking, RuleSentences sentences, IStringLocalizer<RectificationTexts> texts)
{
    private const int LongestOption = 40;

    private readonly RunOnce once = new();
    private readonly List<ReportFile> files = [];
    private bool uploading;
    private (Guid Task, long Version)? shown;
    private string? report;
    private string? responsible;
    private string? measures;
    private string? check;
    private DateOnly? day;
    private string? reason;
    private string earlier = "";
    private string? refusal;

    [Parameter, EditorRequired]
    public RectificationView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    [Parameter]
    public EventCallback Changed { get; set; }

    private IStringLocalizer<RectificationTexts> T => texts;

    private RectificationTask Task => View.Row.Task;

    private bool MayReport => Task.WaitsForUnit && Actor.May(Permission.ReportRectification, View.Target);

    // Who reported sees the buttons as well: the refusal says why somebody else has to press them.
    private bool MayCheck => Task.State == RectificationState.Reported && Actor.May(Permission.CheckRectification, View.Target);

    private bool MayExtend => Task.WaitsForUnit && Actor.May(Permission.AssignRectification, View.Target);

    private bool MayMark => Actor.May(Permission.AssignRectification, View.Target) && (View.Earlier.Count > 0 || Task.Repeats is not null);

    protected override void OnParametersSet()
    {
        if (shown == (Task.Id, Task.Version))
            return;
        shown = (Task.Id, Task.Version);
        (responsible, measures) = (Task.Responsible, Task.Measures);
        earlier = Task.Repeats?.Task?.ToString() ?? "";
    }

    // A press may be under way when the button is disabled.
    private Task Report() => uploading ? System.Threading.Tasks.Task.CompletedTask : Do(async operation =>
    {
        await reporting.Run(Actor, operation, Task.Id, new RectificationReport(report, [.. files]), Task.Version);
        report = null;
        files.Clear();
    });

    private Task Plan() => Do(operation => planning.Run(Actor, operation, Task.Id, responsible ?? "", measures, Task.Version));

    private Task Close() => Do(async operation =>
    {
        await closing.Run(Actor, operation, Task.Id, check, Task.Version);
        check = null;
    });

    private Task SendBack() => Do(async operation =>
    {
        await sendingBack.Run(Actor, operation, Task.Id, check, Task.Version);
        check = null;
    });

    private Task Extend() => day is not { } wanted
        ? Refuse(texts["DateNeeded"])
        : Do(async operation =>
        {
            await extending.Run(Actor, operation, Task.Id, wanted, reason, Task.Version);
            (day, reason) = (null, null);
        });

    private Task Mark() => Do(operation => marking.Run(Actor, operation, Task.Id, Guid.TryParse(earlier, out var id) ? id : null, Task.Version));

    private async Task Do(Func<Guid, Task> act)
    {
        refusal = null;
        try
        {
            await act(Guid.CreateVersion7());
        }
        catch (InvalidInput input)
        {
            refusal = string.Join(' ', sentences.Of(input).Select(fault => fault.Sentence));
            return;
        }
        catch (RuleViolation violation)
        {
            refusal = sentences.Of(violation);
            // Somebody else did something meanwhile: it is shown, and what was typed stays.
            if (violation is not ChangedMeanwhile && violation.Code != Rules.RectificationState)
                return;
        }

        await Changed.InvokeAsync();
    }

    private Task Refuse(string sentence)
    {
        refusal = sentence;
        return System.Threading.Tasks.Task.CompletedTask;
    }

    private static string Short(string text) => text.Length <= LongestOption ? text : string.Concat(text.AsSpan(0, LongestOption), "…");
}
