using BenchmarkDotNet.Attributes;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Benchmarks;

/// <summary>A full sheet, scored as a page does it after every changed row.</summary>
[MemoryDiagnoser]
public class ScoringBenchmarks
{
    private RubricEdition edition = null!;
    private SheetInput input = null!;

    /// <summary>The rubric: 9, 34 and 44 rows.</summary>
    [Params("qinhuangdao-party/2016", "qinhuangdao-government/2016", "shishi-enterprise/2024")]
    public string Rubric { get; set; } = "";

    /// <summary>Two findings on every clause.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var parts = Rubric.Split('/');
        edition = BuiltInRubrics.Read().Edition(parts[0], parts[1])!;
        input = new SheetInput
        {
            Findings = [.. edition.Index.Rows.SelectMany(row => row.Item.Clauses).SelectMany(clause => new[] { Finding(clause, "甲镇"), Finding(clause, "乙镇") })],
            ClearRest = true,
        };
    }

    /// <summary>Checks the findings and scores them.</summary>
    [Benchmark]
    public decimal? Score() => Scorer.Score(edition, input).Score;

    private static Finding Finding(Clause clause, string place) => new()
    {
        Clause = clause.Code,
        Count = 3,
        Value = clause.IsMeasured ? 88.5m : null,
        Points = clause.Kind == ClauseKind.Range ? clause.Min ?? 1 : null,
        Place = place,
        Reason = "未印发文件",
    };
}
