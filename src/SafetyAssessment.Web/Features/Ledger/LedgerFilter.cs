using SafetyAssessment.Application.Figures;

namespace SafetyAssessment.Web.Features.Ledger;

/// <summary>What of the ledger is listed; the address bar says it.</summary>
/// <param name="Unit">Code of the unit, null for all.</param>
/// <param name="Part">Code of the part, null for all.</param>
/// <param name="Text">Part of a reason or document, null for all.</param>
public sealed record LedgerFilter(string? Unit, string? Part, string? Text)
{
    /// <summary>True when nothing is left out.</summary>
    public bool IsOpen => Unit is null && Part is null && Text is null;

    /// <summary>The entries that are listed.</summary>
    public IReadOnlyList<LedgerRow> Of(IEnumerable<LedgerRow> entries) => [.. entries.Where(Lists)];

    private bool Lists(LedgerRow entry) => (Unit is null || entry.Unit == Unit) && (Part is null || entry.Part == Part)
        && (Text is null || Has(entry.Reason) || Has(entry.Document) || Has(entry.WithdrawnReason));

    private bool Has(string? text) => text?.Contains(Text!, StringComparison.OrdinalIgnoreCase) == true;
}
