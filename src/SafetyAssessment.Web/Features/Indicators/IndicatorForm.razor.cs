using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SafetyAssessment.Application.Indicators;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Indicators;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Indicators;

/// <summary>Adds an indicator, changes what it says, or takes it back.</summary>
public sealed partial class IndicatorForm
{
    private readonly RunOnce once = new();
    private string? title;
    private string? measure = "人";
    private IndicatorKind kind;
    private IndicatorSource source = IndicatorSource.Deaths;
    private AccidentIndustry? industry;
    private AccidentLevel? level;
    private RateBase rateBase;
    private string? whole;
    private string? limit;
    private string? change;
    private bool capped = true;
    private string? rule;
    private string? consequence;
    private string? document;
    private string? withdrawReason;
    private string? refusal;
    private IReadOnlyList<(string Path, string Sentence)> faults = [];

    [Parameter, EditorRequired]
    public Scheme Scheme { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Group { get; set; } = "";

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    /// <summary>The indicator that is changed; null to add one.</summary>
    [Parameter]
    public IndicatorView? Existing { get; set; }

    [Parameter]
    public EventCallback<Guid> Saved { get; set; }

    [Parameter]
    public EventCallback Withdrawn { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    [Inject]
    private AddIndicator Add { get; set; } = null!;

    [Inject]
    private ChangeIndicator Change { get; set; } = null!;

    [Inject]
    private WithdrawIndicator Withdraw { get; set; } = null!;

    [Inject]
    private RuleSentences Sentences { get; set; } = null!;

    [Inject]
    private IStringLocalizer<IndicatorTexts> T { get; set; } = null!;

    [Inject]
    private IStringLocalizer<AccidentTexts> Words { get; set; } = null!;

    protected override void OnInitialized()
    {
        if (Existing?.Terms is not { } terms)
            return;
        (title, measure, kind, source, industry, level) = (terms.Title, terms.Measure, terms.Kind, terms.Source, terms.Industry, terms.Level);
        (rateBase, capped, rule, consequence, document) = (terms.Base ?? RateBase.Gdp, terms.Capped, terms.Rule, terms.Consequence, terms.Document);
        (whole, limit, change) = (Text(terms.Whole), Text(terms.Limit), Text(terms.ChangePercent));
    }

    private static string? Text(decimal? number) => number is { } known ? Format.Points(known) : null;

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task Save()
    {
        (refusal, faults) = (null, []);
        string? wrong = null;
        var terms = new IndicatorTerms(title?.Trim() ?? "", measure?.Trim() ?? "", kind, source)
        {
            Whole = Number(whole),
            Limit = kind is IndicatorKind.Rate or IndicatorKind.Completion ? Number(limit) : null,
            ChangePercent = kind == IndicatorKind.AgainstLastYear ? Number(change) : null,
            Base = kind == IndicatorKind.Rate ? rateBase : null,
            Capped = kind == IndicatorKind.Completion && capped,
            Industry = source == IndicatorSource.Entered ? null : industry,
            Level = source == IndicatorSource.Entered ? null : level,
            Rule = Said(rule),
            Consequence = Said(consequence),
            Document = Said(document),
        };
        if (wrong is not null)
        {
            refusal = T["NumberNeeded", wrong];
            return;
        }

        var id = Existing?.Id ?? Guid.CreateVersion7();
        var saved = await Try(() => Existing is null
            ? Add.Run(Actor, Guid.CreateVersion7(), id, Scheme.Code, Group, terms)
            : Change.Run(Actor, Guid.CreateVersion7(), id, terms, Existing.Version));
        if (!saved)
            return;
        await Saved.InvokeAsync(id);
        await Closed.InvokeAsync();

        decimal? Number(string? text)
        {
            if (!TypedNumber.Read(text, out var number))
                wrong ??= text;
            return number;
        }
    }

    private async Task TakeBack()
    {
        if (string.IsNullOrWhiteSpace(withdrawReason))
            refusal = T["ReasonNeeded"];
        else if (await Try(() => Withdraw.Run(Actor, Guid.CreateVersion7(), Existing!.Id, withdrawReason, Existing.Version)))
            await Withdrawn.InvokeAsync();
    }

    private async Task<bool> Try(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (ChangedMeanwhile changed)
        {
            refusal = T["ChangedMeanwhile", changed.By];
        }
        catch (InvalidInput invalid)
        {
            faults = Sentences.Of(invalid);
        }
        catch (RuleViolation violation)
        {
            refusal = Sentences.Of(violation);
        }

        return false;
    }
}
