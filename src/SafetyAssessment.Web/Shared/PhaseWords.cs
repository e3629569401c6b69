using Microsoft.Extensions.Localization;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Web.Resources;

namespace SafetyAssessment.Web.Shared;

/// <summary>How phases and their days read; the period is named by its title.</summary>
public static class PhaseWords
{
    /// <summary>«考核打分», «第一季度考核打分».</summary>
    public static string Name(IStringLocalizer<Texts> words, PhaseKind kind, string period = "")
    {
        var name = words[$"{nameof(PhaseKind)}.{kind}"].Value;
        return period.Length == 0 ? name : words["Phase.OfPeriod", name, period];
    }

    /// <summary>«2026年11月1日至2026年11月20日»; empty without dates.</summary>
    public static string Days(IStringLocalizer<Texts> words, DateOnly? from, DateOnly? to) => (from, to) switch
    {
        ({ } first, { } last) => words["Phase.Between", Format.Date(first), Format.Date(last)],
        ({ } first, null) => words["Phase.From", Format.Date(first)],
        (null, { } last) => words["Phase.To", Format.Date(last)],
        _ => "",
    };

    /// <summary>The phase with its days.</summary>
    public static string Of(IStringLocalizer<Texts> words, PhaseSpan span) => words["Phase.Named", Name(words, span.Kind, span.Period), Days(words, span.From, span.To)];
}
