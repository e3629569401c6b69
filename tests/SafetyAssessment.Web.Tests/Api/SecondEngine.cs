using System.Text.Json;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>
/// The contract's arithmetic a second time, over the JSON that the API itself gives out and in fractions of whole numbers. It shares
/// no line with the engine, so that a slip in one of them shows as a difference. Written for reading beside the contract, not for speed.
/// </summary>
public static class SecondEngine
{
    /// <summary>Scores a request of <c>POST …/score</c> and lists every number of the answer as a line.</summary>
    public static IReadOnlyList<string> Score(JsonElement rubric, JsonElement request)
    {
        var sheet = new Sheet(request);
        var lines = new List<string>();
        var total = SumOf(rubric.GetProperty("fullMark").Number(), rubric.GetProperty("sections"), sheet, lines, out var incomplete);
        var items = AllItems(rubric.GetProperty("sections")).ToList();
        var counted = items.Where(item => sheet.StateOf(item) == "findings").SelectMany(item => ClausesWithFindings(item, sheet)).ToList();
        var additional = Sum(counted.Where(clause => clause.Kind() == "additional").Select(clause => GainOf(clause, sheet)));
        var bonus = AtMost(Sum(counted.Where(clause => clause.Kind() == "bonus").Select(clause => GainOf(clause, sheet))), rubric.Optional("bonusCap"));
        var fullMark = rubric.GetProperty("fullMark").Number();

        Rational? score = total.Score;
        if (items.Any(item => sheet.StateOf(item) == "notApplicable"))
        {
            if (rubric.GetProperty("notApplicable").GetString() == "fullMarks")
                score = total.Score + (fullMark - total.Applicable);
            else
                score = total.Applicable == 0 ? null : total.Score * fullMark / total.Applicable;
        }

        if (score is { } known)
            score = (Rational.Max(0, known - additional) + bonus).Round(rubric.GetProperty("rounding").GetProperty("digits").GetInt32());

        lines.Add($"score {score?.ToString() ?? "none"}");
        lines.Add($"applicable {total.Applicable} lost {total.Applicable - total.Score} bonus {bonus} additional {additional} complete {!incomplete}");
        lines.AddRange(counted.Where(clause => clause.Kind() == "veto" && sheet.On(clause).Any(finding => Times(finding) > 0))
            .Select(clause => $"veto {clause.Code()} {clause.GetProperty("scope").GetString()}"));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    // A section of sections, or the edition itself: what is missing and what is lost below is missing and lost here.
    private static (Rational Applicable, Rational Score) SumOf(
        Rational fullMark, JsonElement sections, Sheet sheet, List<string> lines, out bool incomplete)
    {
        var applicable = fullMark;
        Rational lost = 0;
        incomplete = false;
        foreach (var section in sections.EnumerateArray())
        {
            var own = section.GetProperty("fullMark").Number();
            var child = section.GetProperty("sections").GetArrayLength() > 0
                ? SumOf(own, section.GetProperty("sections"), sheet, lines, out var open)
                : RowsOf(own, section.GetProperty("items"), sheet, lines, out open);
            lines.Add($"section {section.Code()} applicable {child.Applicable} lost {child.Applicable - child.Score} score {child.Score}");
            applicable -= own - child.Applicable;
            lost += child.Applicable - child.Score;
            incomplete |= open;
        }

        applicable = Rational.Max(0, applicable);
        return (applicable, Rational.Max(0, applicable - lost));
    }

    private static (Rational Applicable, Rational Score) RowsOf(
        Rational fullMark, JsonElement items, Sheet sheet, List<string> lines, out bool incomplete)
    {
        var applicable = fullMark;
        Rational lost = 0;
        incomplete = false;
        foreach (var item in items.EnumerateArray())
        {
            var state = sheet.StateOf(item);
            if (state == "notApplicable")
                applicable -= MarkOf(item) ?? 0;
            incomplete |= state == "notAssessed";
            var (before, after) = state is "clear" or "findings" ? LossOf(item, sheet, lines) : (Rational.Zero, Rational.Zero);
            lost += after;
            lines.Add($"item {item.Code()} {state} mark {MarkOf(item)?.ToString() ?? "none"} before {before} lost {after}");
        }

        applicable = Rational.Max(0, applicable);
        return (applicable, Rational.Max(0, applicable - lost));
    }

    private static Rational? MarkOf(JsonElement item) => item.Optional("fullMark") ?? item.Optional("cap");

    private static (Rational Before, Rational After) LossOf(JsonElement item, Sheet sheet, List<string> lines)
    {
        Rational loss = 0;
        var groups = item.GetProperty("groups").EnumerateArray().ToDictionary(group => group.Code(), _ => Rational.Zero);
        foreach (var clause in ClausesWithFindings(item, sheet))
        {
            var before = LossBeforeCap(clause, item, sheet);
            var after = AtMost(before, clause.Optional("cap"));
            lines.Add(Line(clause, before, after, sheet));
            if (clause.Kind() == "additional")
                continue;
            if (clause.GetProperty("group").GetString() is { } group)
                groups[group] += after;
            else
                loss += after;
        }

        foreach (var group in item.GetProperty("groups").EnumerateArray())
            loss += AtMost(groups[group.Code()], group.Optional("cap"));
        var earned = item.GetProperty("clauses").EnumerateArray().Where(clause => clause.Kind() == "earned").ToList();
        if (earned.Count > 0 && MarkOf(item) is { } mark)
            loss += Rational.Max(0, mark - Sum(earned.Select(clause => GainOf(clause, sheet))));
        return (loss, AtMost(AtMost(loss, item.Optional("cap")), item.Optional("fullMark")));
    }

    // What is won and what is only proposed costs nothing. «Additional» costs, though not its item.
    private static Rational LossBeforeCap(JsonElement clause, JsonElement item, Sheet sheet)
    {
        var findings = sheet.On(clause).ToList();
        var happened = findings.Any(finding => Times(finding) > 0);
        return clause.Kind() switch
        {
            "fixed" => happened ? clause.GetProperty("points").Number() : 0,
            "noScore" => happened ? MarkOf(item) ?? 0 : 0,
            "perOccurrence" or "additional" => clause.GetProperty("points").Number() * Sum(findings.Select(Times)),
            "perShortfall" => Sum(findings.Select(finding => Shortfall(clause, finding.GetProperty("value").Number()))),
            "tiered" => Sum(findings.Select(finding => TierPoints(clause, finding.GetProperty("value").Number()))),
            "range" => Sum(findings.Select(finding => finding.GetProperty("points").Number())),
            _ => 0,
        };
    }

    private static string Line(JsonElement clause, Rational before, Rational after, Sheet sheet)
    {
        Rational? count = clause.Kind() switch
        {
            "perShortfall" or "tiered" or "range" => null,
            "fixed" or "noScore" or "veto" => sheet.On(clause).Any(finding => Times(finding) > 0) ? 1 : 0,
            _ => Sum(sheet.On(clause).Select(Times)),
        };
        // An occurrence that still cost a part of its points was counted.
        Rational notCounted = 0;
        if (count is { } times && clause.Optional("points") is { } points && points > 0 && clause.Optional("cap") is { } cap)
            notCounted = Rational.Max(0, times - (cap / points).Ceiling());
        var gained = clause.Kind() is "earned" or "bonus" ? GainOf(clause, sheet) : 0;
        return $"clause {clause.Code()} count {count?.ToString() ?? "none"} before {before} lost {after} not counted {notCounted} gained {gained}";
    }

    private static Rational Shortfall(JsonElement clause, Rational value)
    {
        var target = clause.GetProperty("target").Number();
        var distance = clause.GetProperty("sense").GetString() == "below" ? target - value : value - target;
        return distance <= 0 ? 0 : clause.GetProperty("points").Number() * (distance / clause.GetProperty("step").Number()).Floor();
    }

    private static Rational TierPoints(JsonElement clause, Rational value)
    {
        Rational? best = null;
        Rational points = 0;
        foreach (var tier in clause.GetProperty("tiers").EnumerateArray())
        {
            var from = tier.Optional("from");
            var reached = from is null ? best is null : from <= value && (best is null || best < from);
            if (reached)
                (best, points) = (from, tier.GetProperty("points").Number());
        }

        return points;
    }

    private static Rational GainOf(JsonElement clause, Sheet sheet) =>
        AtMost(clause.GetProperty("points").Number() * Sum(sheet.On(clause).Select(Times)), clause.Optional("cap"));

    // A finding that names no count says that it is so: once.
    private static Rational Times(JsonElement finding) => finding.Optional("count") ?? 1;

    private static IEnumerable<JsonElement> ClausesWithFindings(JsonElement item, Sheet sheet) =>
        item.GetProperty("clauses").EnumerateArray().Where(clause => sheet.On(clause).Any());

    private static IEnumerable<JsonElement> AllItems(JsonElement sections) => sections.EnumerateArray()
        .SelectMany(section => AllItems(section.GetProperty("sections")).Concat(section.GetProperty("items").EnumerateArray()));

    private static Rational AtMost(Rational number, Rational? cap) => cap is { } limit ? Rational.Min(number, limit) : number;

    private static Rational Sum(IEnumerable<Rational> numbers) => numbers.Aggregate(Rational.Zero, (sum, number) => sum + number);

    private sealed class Sheet(JsonElement request)
    {
        private readonly ILookup<string, JsonElement> findings = request.GetProperty("findings").EnumerateArray()
            .ToLookup(finding => finding.GetProperty("clause").GetString()!);

        private readonly bool clearRest = request.GetProperty("clear").ValueKind == JsonValueKind.String;

        private readonly HashSet<string> clear = Codes(request.GetProperty("clear"));
        private readonly HashSet<string> notApplicable = Codes(request.GetProperty("notApplicable"));
        private readonly HashSet<string> exempt = Codes(request.GetProperty("exempt"));

        public IEnumerable<JsonElement> On(JsonElement clause) => findings[clause.Code()];

        public string StateOf(JsonElement item)
        {
            if (notApplicable.Contains(item.Code()))
                return "notApplicable";
            if (exempt.Contains(item.Code()))
                return "exempt";
            if (item.GetProperty("clauses").EnumerateArray().Any(clause => On(clause).Any()))
                return "findings";
            return clearRest || clear.Contains(item.Code()) ? "clear" : "notAssessed";
        }

        private static HashSet<string> Codes(JsonElement list) =>
            list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(code => code.GetString()!)] : [];
    }
}

internal static class JsonReading
{
    public static string Code(this JsonElement element) => element.GetProperty("code").GetString()!;

    public static string Kind(this JsonElement element) => element.GetProperty("kind").GetString()!;

    public static Rational Number(this JsonElement element) => Rational.Parse(element.GetRawText());

    /// <summary>The number of a property, or null where it is null or left out.</summary>
    public static Rational? Optional(this JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Number ? value.Number() : null;
}
