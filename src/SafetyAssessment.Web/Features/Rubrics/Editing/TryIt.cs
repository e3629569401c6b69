using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Features.Scoring;

namespace SafetyAssessment.Web.Features.Rubrics.Editing;

/// <summary>
/// Sample findings on an edition that is being edited, scored by the engine that scores sheets. They are kept by the clause's code, so that a
/// changed cap is tried on the same findings. Nothing of it is stored.
/// </summary>
public sealed class TryIt
{
    private readonly Dictionary<string, string> typed = new(StringComparer.Ordinal);

    /// <summary>What was typed under a clause; empty for nothing.</summary>
    public string Typed(string clause) => typed.GetValueOrDefault(clause, "");

    /// <summary>True when anything was typed.</summary>
    public bool HasAny => typed.Count > 0;

    /// <summary>Takes what was typed: a count, a measured value or points, as the clause asks for.</summary>
    public void Set(string clause, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            typed.Remove(clause);
        else
            typed[clause] = text.Trim();
    }

    /// <summary>A clause that counts once is met or not.</summary>
    public void Toggle(string clause) => Set(clause, typed.ContainsKey(clause) ? null : "1");

    /// <summary>One more or one less; never below none.</summary>
    public void Step(string clause, int by)
    {
        NumberInput.Read(Typed(clause), out var count);
        var next = Math.Max(0, (count ?? 0) + by);
        Set(clause, next == 0 ? null : NumberInput.Write(next));
    }

    /// <summary>Forgets all findings.</summary>
    public void Clear() => typed.Clear();

    /// <summary>What is wrong with what was typed under a clause, or null.</summary>
    public Problem? Fault(Clause clause) => Typed(clause.Code) is not { Length: > 0 } text ? null
        : !NumberInput.Read(text, out var number) ? new Problem("finding", Rules.NotANumber)
        : SheetInputCheck.Faults(clause, Finding(clause, number), "finding").FirstOrDefault();

    /// <summary>The sheet with the findings that fit the edition as it is; everything else is clear.</summary>
    public ScoreSheet Score(RubricEdition edition)
    {
        var findings = edition.Index.Rows.SelectMany(row => row.Item.Clauses).Where(clause => RubricFaults.Missing(clause) is null)
            .Select(clause => Typed(clause.Code) is { Length: > 0 } text && Fault(clause) is null && NumberInput.Read(text, out var number) ? Finding(clause, number) : null);
        return Scorer.Score(edition, new SheetInput { Findings = [.. findings.OfType<Finding>().DistinctBy(finding => finding.Clause)], ClearRest = true });
    }

    private static Finding Finding(Clause clause, decimal? number) => new()
    {
        Clause = clause.Code,
        Count = clause.IsCounted || clause.CountsOnce ? number : null,
        Value = clause.IsMeasured ? number : null,
        Points = clause.Kind == ClauseKind.Range ? number : null,
    };
}
