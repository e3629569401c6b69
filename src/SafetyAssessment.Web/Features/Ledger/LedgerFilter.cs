using SafetyAssessment.Application.Figures;
using SafetyAssessment.Domain.Figures;

namespace SafetyAssessment.Web.Features.Ledger;

/// <summary>What of the ledger is listed; the address bar says it.</summary>
/// <param name="Unit">Code of the unit, null for all.</param>
/// <param name="Part">Code of the part, null for all.</param>
/// <param name="Text">Part of a reason or document, null for all.</param>
/// <param name="Kind">Name of the kind, <see cref="None"/> for entries without one, null for all.</param>
/// <param name="Batch">The entries of one import, null for all.</param>
public sealed record LedgerFilter(string? Unit, string? Part, string? Text, string? Kind = null, IReadOnlySet<Guid>? Batch = null)
{
    /// <summary>Asks for entries without a kind.</summary>
    public const string None = "none";

    /// <summary>True when nothing is left out.</summary>
    public bool IsOpen => Unit is null && Part is null && Text is null && Kind is null && Batch is null;

    /// <summary>A kind as the address says it.</summary>
    public static string NameOf(LedgerKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The entries that are listed.</summary>
    public IReadOnlyList<LedgerRow> Of(IEnumerable<LedgerRow> entries) => [.. entries.Where(Lists)];

    private bool Lists(LedgerRow entry) => (Unit is null || entry.Unit == Unit) && (Part is null || entry.Part == Part)
        && (Text is null || Has(entry.Reason) || Has(entry.Document) || Has(entry.WithdrawnReason))
        && (Kind is null || Kind == (entry.Kind is { } kind ? NameOf(kind) : None)) && (Batch is null || Batch.Contains(entry.Id));

    private bool Has(string? text) => text?.Contains(Text!, StringComparison.OrdinalIgnoreCase) == true;
}
