using Microsoft.AspNetCore.Components;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Domain.Evidence;

namespace SafetyAssessment.Web.Features.Results;

/// <summary>The evidence of a unit's sheets; comes down from the page as a cascading value.</summary>
/// <param name="bySheet">Evidence by sheet.</param>
/// <param name="open">Shows one of a row of neighbours.</param>
public sealed class ResultEvidence(IReadOnlyDictionary<Guid, IReadOnlyList<EvidenceRow>> bySheet, EventCallback<OpenedEvidence> open)
{
    /// <summary>That of one sheet.</summary>
    public SheetEvidence Of(Guid sheet) => new(bySheet.GetValueOrDefault(sheet) ?? [], open);
}

/// <summary>One of a row of neighbours, to be shown large.</summary>
public sealed record OpenedEvidence(IReadOnlyList<EvidenceRow> Rows, Guid Id);

/// <summary>The evidence of a sheet, for the findings that it explains.</summary>
public sealed class SheetEvidence(IReadOnlyList<EvidenceRow> all, EventCallback<OpenedEvidence> open)
{
    /// <summary>The signed paper.</summary>
    public IReadOnlyList<EvidenceRow> SignedPaper => [.. all.Where(row => row.Kind == EvidenceKind.SignedSheet)];

    /// <summary>What shows one finding.</summary>
    public IReadOnlyList<EvidenceRow> OfFinding(string item, Guid? finding) => finding is null ? [] : [.. OfItem(item).Where(row => row.Finding == finding)];

    /// <summary>What belongs to the item as a whole: to no finding, or to one that is not there any more.</summary>
    public IReadOnlyList<EvidenceRow> OfRest(string item, IReadOnlyCollection<Guid?> findings) =>
        [.. OfItem(item).Where(row => row.Finding is null || !findings.Contains(row.Finding))];

    /// <summary>Shows one of a row of neighbours.</summary>
    public Task Open(IReadOnlyList<EvidenceRow> rows, EvidenceRow row) => open.InvokeAsync(new OpenedEvidence(rows, row.Id));

    private IEnumerable<EvidenceRow> OfItem(string item) => all.Where(row => row.Kind == EvidenceKind.Item && row.Item == item);
}
