using Microsoft.Extensions.Localization;
using SafetyAssessment.Application.Indicators;
using SafetyAssessment.Domain.Indicators;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Indicators;

/// <summary>Says what an indicator asks for and how its numbers come about.</summary>
public sealed class IndicatorSentences(IStringLocalizer<IndicatorTexts> texts, IStringLocalizer<AccidentTexts> words)
{
    /// <summary>What the terms ask for.</summary>
    public string Asks(IndicatorTerms terms) => terms.Kind switch
    {
        IndicatorKind.Quota => terms.Whole is { } whole ? texts["Asks.Quota", Format.Points(whole), terms.Measure] : texts["Asks.QuotaOpen"],
        IndicatorKind.AgainstLastYear => terms.ChangePercent <= 0
            ? texts["Asks.Down", Format.Points(-terms.ChangePercent!.Value)] : texts["Asks.Up", Format.Points(terms.ChangePercent!.Value)],
        IndicatorKind.Rate => texts["Asks.Rate", texts[$"Per.{terms.Base}"].Value, Format.Points(terms.Limit ?? 0), terms.Measure],
        _ => texts[terms.Capped ? "Asks.CompletionCapped" : "Asks.Completion", Format.Points(terms.Limit ?? 0)],
    };

    /// <summary>A state in a word. A limit is broken; a target that is to be reached is missed.</summary>
    public string State(IndicatorKind kind, IndicatorState state) =>
        texts[kind == IndicatorKind.Completion && state == IndicatorState.Broken ? "State.Missed" : $"State.{state}"];

    /// <summary>In which quarter it came to be so.</summary>
    public string BrokenIn(IndicatorKind kind, int quarter) => texts[kind == IndicatorKind.Completion ? "MissedIn" : "BrokenIn", quarter];

    /// <summary>Where the actual figures come from.</summary>
    public string Source(IndicatorTerms terms)
    {
        var source = texts[$"Source.{terms.Source}"].Value;
        if (terms.Industry is { } industry)
            source += texts["Source.Industry", words[$"Industry.{industry}"].Value];
        return terms.Level is { } level ? source + texts["Source.Level", words[$"Level.{level}"].Value] : source;
    }

    /// <summary>How the number of a quarter comes about, in words.</summary>
    public string Explain(IndicatorTerms terms, ShareFigures figures, QuarterStanding quarter)
    {
        if (quarter is not { Own: not null, Cumulative: { } sum })
            return texts["Explain.Missing"];
        var known = string.Join(" + ", figures.Quarters.Take(quarter.Quarter).Select(own => own is { } number ? Format.Points(number) : "?"));
        var first = quarter.Quarter == 1 ? Format.Points(sum) : $"{known} = {Format.Points(sum)}";
        if (quarter.Limit is not { } limit || quarter.Measured is not { } measured)
            return first + texts["Explain.NoLimit"];
        var used = quarter.UsedPercent is { } percent ? texts["Explain.Used", Format.Points(percent)].Value : "";
        return terms.Kind switch
        {
            IndicatorKind.Rate => texts["Explain.Rate", first, terms.PerBase == 1 ? "" : $" × {Format.Points(terms.PerBase)}",
                Format.Points(figures.Amount ?? 0), Format.Points(measured), Format.Points(limit)] + used,
            IndicatorKind.Completion => texts["Explain.Completion", first, Format.Points(figures.Amount ?? 0), Format.Points(measured), Format.Points(limit)],
            IndicatorKind.AgainstLastYear => texts["Explain.Last", first, Format.Points(figures.Amount ?? 0), Change(terms), Format.Points(limit)] + used,
            _ => texts["Explain.Quota", first, Format.Points(limit)] + used,
        };
    }

    /// <summary>Against last year; null where last year is not known.</summary>
    public string? YearOnYear(ShareFigures figures) => figures.Standing.Latest is { Cumulative: { } sum } latest && figures.LastYear is { } last
        ? last == 0
            ? texts["Year.FromZero", latest.Quarter, Format.Points(sum)].Value
            : texts["Year.Change", latest.Quarter, Format.Points(sum), Format.Points(last), Signed(Math.Round((sum - last) * 100 / last, IndicatorStanding.Digits, MidpointRounding.AwayFromZero))].Value
        : null;

    /// <summary>What is divided, as a heading.</summary>
    public string Amount(IndicatorTerms terms) => terms.Kind == IndicatorKind.Rate ? texts[$"Amount.{terms.Base}"] : texts[$"Amount.{terms.Kind}"];

    /// <summary>A difference between parts and whole.</summary>
    public string Differs(SplitDifference found) => texts[found.ByQuarters ? "Differs.Quarters" : "Differs.Parts",
        found.Name.Length == 0 ? texts["Whole"].Value : found.Name, Format.Points(found.Sum), Format.Points(found.Whole), Signed(found.Difference)];

    private static string Change(IndicatorTerms terms) => Format.Points(1 + ((terms.ChangePercent ?? 0) / 100));

    private static string Signed(decimal number) => number > 0 ? "+" + Format.Points(number) : Format.Points(number);
}
