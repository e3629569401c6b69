using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>One save on its way.</summary>
/// <param name="Operation">The same for every try, so that a save that did arrive is not made twice.</param>
/// <param name="Item">Code of the row.</param>
/// <param name="Step">What is to be stored.</param>
/// <param name="Version">Version of the row that it was seen on.</param>
internal sealed record RowSave(Guid Operation, string Item, RowStep Step, long Version)
{
    /// <summary>How often no answer came.</summary>
    public int Tries { get; init; }
}

/// <summary>One step from what is stored to what is on the page; exactly one use case stores it.</summary>
internal abstract record RowStep
{
    /// <summary>The row after the step.</summary>
    public abstract RowSnapshot Apply(RowSnapshot row);

    internal sealed record Put(FindingEntry Finding) : RowStep
    {
        public override RowSnapshot Apply(RowSnapshot row) => row with
        {
            State = ItemState.Findings,
            Reason = null,
            Findings = row.Findings.Any(known => known.Id == Finding.Id)
                ? [.. row.Findings.Select(known => known.Id == Finding.Id ? Finding : known)]
                : [.. row.Findings, Finding],
        };
    }

    internal sealed record Remove(Guid Finding) : RowStep
    {
        public override RowSnapshot Apply(RowSnapshot row)
        {
            IReadOnlyList<FindingEntry> left = [.. row.Findings.Where(known => known.Id != Finding)];
            return row with { Findings = left, State = left.Count == 0 ? ItemState.NotAssessed : row.State };
        }
    }

    internal sealed record Choose(ItemState State, string? Reason) : RowStep
    {
        public override RowSnapshot Apply(RowSnapshot row) => row with { State = State, Reason = Reason };
    }
}

/// <summary>The way from one value of a row to another, a step at a time.</summary>
internal static class RowDifference
{
    /// <summary>The next step, or null when both are the same. The order of findings says nothing.</summary>
    public static RowStep? Next(RowSnapshot from, RowSnapshot to)
    {
        if (from.Findings.FirstOrDefault(known => to.Findings.All(finding => finding.Id != known.Id)) is { } gone)
            return new RowStep.Remove(gone.Id);
        if (to.Findings.FirstOrDefault(finding => !from.Findings.Contains(finding)) is { } changed)
            return new RowStep.Put(changed);
        return to.Findings.Count == 0 && (from.State != to.State || from.Reason != to.Reason) ? new RowStep.Choose(to.State, to.Reason) : null;
    }
}
