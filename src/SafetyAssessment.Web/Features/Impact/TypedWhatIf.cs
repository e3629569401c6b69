using System.Globalization;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Web.Features.Impact;

/// <summary>
/// What was typed into the form of a what-if, field by field, as the address bar keeps it: a link or the back button brings back what was tried,
/// also where it was no number.
/// </summary>
public sealed record TypedWhatIf
{
    private const char Between = ';';
    private const char Is = ':';

    private readonly SortedDictionary<string, string> fields = new(StringComparer.Ordinal);

    /// <summary>Reads what the address says.</summary>
    public static TypedWhatIf Of(string? address)
    {
        var typed = new TypedWhatIf();
        foreach (var field in (address ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (field.IndexOf(Is) is > 0 and var place)
                typed.fields[field[..place]] = field[(place + 1)..];
        }

        return typed;
    }

    /// <summary>What the address says of it; null when nothing was typed.</summary>
    public string? Address => fields.Count == 0 ? null : string.Join(Between, fields.Select(typed => $"{typed.Key}{Is}{typed.Value}"));

    /// <summary>What was typed into a field; null when the scheme's own value stands there.</summary>
    public string? this[string field] => fields.GetValueOrDefault(field);

    /// <summary>The same with one field typed anew; empty gives the scheme's own value back.</summary>
    public TypedWhatIf With(string field, string? text)
    {
        var typed = Of(Address);
        if (string.IsNullOrWhiteSpace(text))
            typed.fields.Remove(field);
        else
            typed.fields[field] = text.Trim().Replace(Between, ' ');
        return typed;
    }

    /// <summary>The numbers that differ from the scheme's, and each field that holds no number.</summary>
    public (SchemeWhatIf Rules, IReadOnlyList<Problem> Faults) Read(Scheme scheme, UnitGroup group)
    {
        var faults = new List<Problem>();
        var rules = new SchemeWhatIf
        {
            FullMarks = Differing(group.Parts.Select(part => (part.Code, Field: Mark(part), Own: part.FullMark, Factor: 1m)), faults),
            Weights = Differing(group.Parts.Where(part => part.Weight is not null).Select(part => (part.Code, Field: Weight(part), Own: part.Weight!.Value, Factor: 100m)), faults),
            Limits = Differing(scheme.Grades.Bands.Select(band => (band.Grade, Field: Limit(band.Grade), Own: band.From, Factor: 1m)), faults),
            WithoutBars = [.. Bars(scheme).Select(bar => bar.Code).Where(code => this[Bar(code)] is not null)],
        };
        return (rules, faults);
    }

    /// <summary>Bars to the top grade, which can be left out.</summary>
    public static IEnumerable<VetoRule> Bars(Scheme scheme) => scheme.Vetoes.Where(rule => rule.Effect == VetoEffect.NotExcellent);

    /// <summary>Field of a part's full mark.</summary>
    public static string Mark(Part part) => $"mark.{part.Code}";

    /// <summary>Field of a part's weight, in percent.</summary>
    public static string Weight(Part part) => $"weight.{part.Code}";

    /// <summary>Field of a grade's lower limit.</summary>
    public static string Limit(Grade grade) => $"limit.{grade}";

    /// <summary>Field of a bar that is left out.</summary>
    public static string Bar(string code) => $"without.{code}";

    private Dictionary<TKey, decimal> Differing<TKey>(IEnumerable<(TKey Key, string Field, decimal Own, decimal Factor)> all, List<Problem> faults)
        where TKey : notnull
    {
        var found = new Dictionary<TKey, decimal>();
        foreach (var (key, field, own, factor) in all)
        {
            if (this[field] is not { } text)
                continue;
            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                faults.Add(new Problem(field, Rules.NotANumber));
            else if (number / factor != own)
                found[key] = number / factor;
        }

        return found;
    }
}
