using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SafetyAssessment.Application.Indicators;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Indicators;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Indicators;

/// <summary>Divides an indicator.</summary>
public sealed partial class ShareEditor
{
    private readonly RunOnce once = new();
    private List<Row> rows = [];
    private string? reason;
    private string? refusal;

    [Parameter, EditorRequired]
    public Scheme Scheme { get; set; } = null!;

    [Parameter, EditorRequired]
    public IndicatorView Indicator { get; set; } = null!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    [Parameter]
    public EventCallback Saved { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    [Inject]
    private DivideIndicator UseCase { get; set; } = null!;

    [Inject]
    private SchemeCatalog Schemes { get; set; } = null!;

    [Inject]
    private RuleSentences Sentences { get; set; } = null!;

    [Inject]
    private IndicatorSentences Say { get; set; } = null!;

    [Inject]
    private IStringLocalizer<IndicatorTexts> T { get; set; } = null!;

    private bool ByQuarters => Indicator.Terms.Kind is IndicatorKind.Quota or IndicatorKind.Completion;

    // What can't be read yet is left out while one types; saving says so.
    private IReadOnlyList<SplitDifference> Differences => IndicatorSplit.Check(Indicator.Terms, [.. rows.Select(row => row.Share(out _))]);

    protected override async Task OnInitializedAsync()
    {
        rows = [.. Indicator.Shares.Select(share => new Row(share.Share))];
        reason = Indicator.DifferenceReason.Reason;
        if (rows.Count == 0)
            await AddUnits();
    }

    private async Task AddUnits() => rows.AddRange((await Schemes.UnitsOf(Scheme, Indicator.Group))
        .Where(unit => unit.Excluded is null && rows.TrueForAll(row => row.Code != unit.Code))
        .Select(unit => new Row(new IndicatorShare(unit.Code, ShareKind.Unit, unit.Name, null, null))));

    private void Add(ShareKind kind) =>
        rows.Add(new Row(new IndicatorShare($"{(kind == ShareKind.Section ? "section" : "post")}-{Guid.CreateVersion7():N}", kind, "", null, null)));

    private async Task Save()
    {
        refusal = null;
        List<IndicatorShare> shares = [];
        foreach (var row in rows)
        {
            shares.Add(row.Share(out var fault));
            if (fault is not null)
            {
                refusal = T["NumberNeeded", fault];
                return;
            }
        }

        try
        {
            await UseCase.Run(Actor, Guid.CreateVersion7(), Indicator.Id, shares, reason, Indicator.Version);
        }
        catch (ChangedMeanwhile changed)
        {
            refusal = T["ChangedMeanwhile", changed.By];
            return;
        }
        catch (RuleViolation violation)
        {
            refusal = violation is InvalidInput invalid ? string.Join(" ", Sentences.Of(invalid).Select(found => found.Sentence)) : Sentences.Of(violation);
            return;
        }

        await Saved.InvokeAsync();
        await Closed.InvokeAsync();
    }

    /// <summary>A part while it is typed.</summary>
    private sealed class Row(IndicatorShare share)
    {
        public string Code { get; } = share.Code;

        public ShareKind Kind { get; } = share.Kind;

        public string Name { get; set; } = share.Name;

        public string Under { get; set; } = share.Under ?? "";

        public string? Amount { get; set; } = Text(share.Amount);

        public string? LastYear { get; set; } = Text(share.LastYear);

        public string?[] Quarters { get; } = [.. Enumerable.Range(0, IndicatorSplit.Quarters).Select(quarter => Text(share.Quarters?[quarter]))];

        /// <summary>The part, with the first text that is no number.</summary>
        public IndicatorShare Share(out string? fault)
        {
            string? wrong = null;
            // Quarters are either all stated or not at all; an empty one beside others is a zero.
            IReadOnlyList<decimal>? quarters = Array.TrueForAll(Quarters, string.IsNullOrWhiteSpace) ? null : [.. Quarters.Select(text => Number(text) ?? 0)];
            var read = new IndicatorShare(Code, Kind, Name.Trim(), Under.Length == 0 ? null : Under, Number(Amount), quarters, Number(LastYear));
            fault = wrong;
            return read;

            decimal? Number(string? text)
            {
                if (!TypedNumber.Read(text, out var number))
                    wrong ??= text;
                return number;
            }
        }

        private static string? Text(decimal? number) => number is { } known ? Format.Points(known) : null;
    }
}
