using System.Globalization;
using System.Text.Json;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>Any findings that a sheet of this rubric can hold, from nothing to far beyond every cap. The same seed gives the same sheet.</summary>
internal sealed class RandomSheet(JsonElement rubric, int seed)
{
    private readonly Random random = new(seed);

    public string Json()
    {
        List<string> findings = [], clear = [], notApplicable = [], exempt = [];
        var calm = random.NextDouble();
        foreach (var item in rubric.AllSections().SelectMany(section => section.GetProperty("items").EnumerateArray()))
        {
            var clauses = item.GetProperty("clauses").EnumerateArray().ToList();
            var found = clauses.Count > 0 && random.NextDouble() > calm;
            for (var number = found ? random.Next(1, 5) : 0; number > 0; number--)
                findings.Add(Finding(clauses[random.Next(clauses.Count)]));
            if (!found && random.Next(3) > 0)
                clear.Add(item.Code());
            if (random.Next(12) == 0)
                notApplicable.Add(item.Code());
            if (random.Next(20) == 0)
                exempt.Add(item.Code());
        }

        var order = findings.OrderBy(_ => random.Next());
        var cleared = random.Next(3) == 0 ? "\"rest\"" : List(clear);
        return $$"""{"findings":[{{string.Join(',', order)}}],"clear":{{cleared}},"notApplicable":{{List(notApplicable)}},"exempt":{{List(exempt)}}}""";
    }

    private string Finding(JsonElement clause)
    {
        var numbers = clause.Kind() switch
        {
            "perShortfall" => $"\"count\":null,\"value\":{Near([clause.GetProperty("target").GetDecimal()])}",
            "tiered" => $"\"value\":{Near([.. clause.GetProperty("tiers").EnumerateArray().Select(tier => tier.GetProperty("from")).Where(from => from.ValueKind == JsonValueKind.Number).Select(from => from.GetDecimal()), 0])}",
            "range" => $"\"points\":{Between(Limit(clause, "min", 0), Limit(clause, "max", 50))}",
            "fixed" or "noScore" or "veto" when random.Next(2) == 0 => "\"value\":null",
            _ => $"\"count\":{(random.Next(4) == 0 ? random.Next(200) : random.Next(8))}",
        };
        return $$"""{"clause":"{{clause.Code()}}",{{numbers}},"place":"甲镇","reason":"未印发文件"}""";
    }

    // On a limit, just beside it, or far away: that is where a tier or a step goes wrong.
    private string Near(decimal[] limits)
    {
        var limit = limits[random.Next(limits.Length)];
        return Text(random.Next(5) switch
        {
            0 => limit,
            1 => limit - 0.000001m,
            2 => limit + (random.Next(-400, 400) / 100m),
            3 => limit + random.Next(-40, 40),
            _ => random.Next(-1_000_000, 200_000_000) / 1_000_000m,
        });
    }

    private string Between(decimal min, decimal max) => Text(random.Next(3) switch
    {
        0 => min,
        1 => max,
        _ => min + Math.Round((max - min) * random.Next(1000) / 1000m, random.Next(7), MidpointRounding.ToZero),
    });

    private static decimal Limit(JsonElement clause, string name, decimal otherwise) =>
        clause.GetProperty(name) is { ValueKind: JsonValueKind.Number } limit ? limit.GetDecimal() : otherwise;

    private static string Text(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static string List(List<string> codes) => JsonSerializer.Serialize(codes);
}
