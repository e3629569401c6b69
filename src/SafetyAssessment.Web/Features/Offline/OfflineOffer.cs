using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Web.Features.Offline;

/// <summary>What a person decides about a row.</summary>
public enum OfferChoice
{
    /// <summary>Not decided.</summary>
    None,

    /// <summary>What the file says.</summary>
    Mine,

    /// <summary>What is stored.</summary>
    Theirs,

    /// <summary>The findings of both.</summary>
    Both,
}

/// <summary>A row of the file beside the stored one, and what the person decides.</summary>
/// <param name="sheet">Which sheet.</param>
/// <param name="item">The item.</param>
/// <param name="row">What would become of it; null for one that is refused before it is looked at.</param>
/// <param name="refusals">Why it can't be imported.</param>
public sealed class OfferedItem(Guid sheet, Item item, PreviewedRow? row, IReadOnlyList<string> refusals)
{
    public Item Item => item;

    public PreviewedRow? Row => row;

    public IReadOnlyList<string> Refusals => refusals;

    /// <summary>Both rows in one; null where they can't stand together.</summary>
    public RowSnapshot? Both { get; } = row?.Merge.Both(Guid.CreateVersion7);

    public bool IsRefused => refusals.Count > 0;

    public bool IsChange => !IsRefused && row?.Merge.Outcome == MergeOutcome.Changed;

    public bool IsClash => !IsRefused && row?.Merge.Outcome == MergeOutcome.Clash;

    /// <summary>A change is taken unless the person says otherwise; a clash is asked.</summary>
    public OfferChoice Choice { get; set; } = row?.Merge.Outcome == MergeOutcome.Changed ? OfferChoice.Mine : OfferChoice.None;

    public bool IsUndecided => IsClash && Choice == OfferChoice.None;

    /// <summary>What is to be stored; null when the stored row stays.</summary>
    public ImportedRow? Accepted => (IsChange || IsClash) && Choice switch
    {
        OfferChoice.Mine => row!.Merge.Mine,
        OfferChoice.Both => Both,
        _ => null,
    } is { } wanted ? new ImportedRow(sheet, wanted, row!.Merge.Version) : null;
}

/// <summary>A score sheet of the file.</summary>
/// <param name="Name">Name of the worksheet.</param>
/// <param name="Sheet">The stored sheet; null when it can't be written in.</param>
/// <param name="Refusals">What concerns the sheet as a whole or no row of it.</param>
/// <param name="Items">Its rows in paper order; empty when the whole sheet is refused.</param>
public sealed record OfflineOffer(string Name, SheetView? Sheet, IReadOnlyList<string> Refusals, IReadOnlyList<OfferedItem> Items)
{
    public IEnumerable<OfferedItem> Changes => Items.Where(item => item.IsChange);

    public IEnumerable<OfferedItem> Clashes => Items.Where(item => item.IsClash);

    public IEnumerable<OfferedItem> Refused => Items.Where(item => item.IsRefused);

    /// <summary>The one sentence for which every row is refused; null when they are not.</summary>
    public string? RefusedAs => Items.Count > 0 && Items.All(item => item.IsRefused) && Items.SelectMany(item => item.Refusals).Distinct().ToList() is [var only] ? only : null;

    /// <summary>The score if what is decided now were stored; what is undecided stays as it is.</summary>
    public ScoreSheet? After()
    {
        if (Sheet is null)
            return null;
        var rows = Sheet.Rows.Values.Select(row => row.Snapshot).ToDictionary(row => row.Item, StringComparer.Ordinal);
        foreach (var accepted in Items.Select(item => item.Accepted).OfType<ImportedRow>())
            rows[accepted.Wanted.Item] = accepted.Wanted;
        return Scorer.Score(Sheet.Edition, SheetView.Input(rows.Values));
    }
}
