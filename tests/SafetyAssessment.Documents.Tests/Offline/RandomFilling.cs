using SafetyAssessment.Documents.Offline;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Documents.Tests.Offline;

/// <summary>Any rows that a sheet of an edition can hold, from nothing to far beyond every cap.</summary>
internal sealed class RandomFilling(RubricEdition edition, int seed)
{
    private static readonly string?[] Words = [null, "甲镇", "=1+1", "<乙>\n第二行"];
    private readonly Random random = new(seed);

    public OfflineSheet Sheet(string unit = "昌黎县")
    {
        var calm = random.NextDouble();
        var rows = edition.Index.Rows.Select(row => Row(row.Item, calm)).Where(row => row.State != ItemState.NotAssessed)
            .ToDictionary(row => row.Item, row => new OfflineEntry(row, random.Next(1, 9)), StringComparer.Ordinal);
        return Of(rows, unit);
    }

    public OfflineSheet Of(IReadOnlyDictionary<string, OfflineEntry> rows, string unit = "昌黎县") =>
        new(Guid.NewGuid(), unit, "县区党委", "第一组", edition, 12, "0123456789abcdef", rows, ["甲镇", "乙镇"]);

    public RowSnapshot Row(Item item, double calm = 0.3)
    {
        if (item.Clauses.Count > 0 && random.NextDouble() > calm)
            return new RowSnapshot(item.Code, ItemState.Findings, null, [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Finding(item.Clauses[random.Next(item.Clauses.Count)]))]);
        return (random.Next(6) switch
        {
            0 => new RowSnapshot(item.Code, ItemState.NotApplicable, "没有该类企业", []),
            1 => new RowSnapshot(item.Code, ItemState.Exempt, "今年不考", []),
            2 => RowSnapshot.Untouched(item.Code),
            _ => new RowSnapshot(item.Code, ItemState.Clear, null, []),
        }).Tidy();
    }

    public FindingEntry Finding(Clause clause) => new FindingEntry(
        Guid.NewGuid(), clause.Code,
        clause.IsCounted ? random.Next(4) == 0 ? random.Next(200) : random.Next(8) : clause.CountsOnce && random.Next(2) == 0 ? random.Next(3) : null,
        clause.IsMeasured ? Near([.. clause.Tiers?.Select(tier => tier.From ?? 0) ?? [], clause.Target ?? 0]) : null,
        clause.Kind == ClauseKind.Range ? Between(clause.Min ?? 0, clause.Max ?? ((clause.Min ?? 0) + 50)) : null,
        Words[random.Next(Words.Length)], Words[random.Next(Words.Length)]);

    // On a limit, just beside it, or far away: that is where a tier or a step goes wrong.
    private decimal Near(decimal[] limits)
    {
        var limit = limits[random.Next(limits.Length)];
        return random.Next(5) switch
        {
            0 => limit,
            1 => limit - 0.000001m,
            2 => limit + (random.Next(-400, 400) / 100m),
            3 => limit + random.Next(-40, 40),
            _ => random.Next(-1_000_000, 200_000_000) / 1_000_000m,
        };
    }

    private decimal Between(decimal min, decimal max) => random.Next(3) switch
    {
        0 => min,
        1 => max,
        _ => min + Math.Round((max - min) * random.Next(1000) / 1000m, random.Next(7), MidpointRounding.ToZero),
    };
}
