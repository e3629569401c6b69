using System.Text.Json;
using System.Text.Json.Serialization;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>A row between the browser and the server; numbers as they are typed.</summary>
/// <param name="State">State of the row.</param>
/// <param name="Reason">Reason of «not applicable» or «exempt».</param>
/// <param name="Findings">The findings.</param>
internal sealed record RowBody(ItemState State, string? Reason, IReadOnlyList<FindingBody>? Findings)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it stands in an attribute, which is escaped once more
    };

    public static RowBody Of(RowSnapshot row) => new(row.State, row.Reason, [.. row.Findings.Select(FindingBody.Of)]);

    /// <exception cref="InvalidInput">A number is none; every one is listed.</exception>
    public RowSnapshot Read(string item)
    {
        var faults = new List<Problem>();
        List<FindingEntry> findings = [.. (Findings ?? []).Select((finding, at) => finding.Read($"findings[{at}]", faults))];
        return faults.Count > 0 ? throw new InvalidInput(faults) : new RowSnapshot(item, State, Reason, findings);
    }
}

/// <summary>A finding between the browser and the server.</summary>
/// <param name="Id">Made in the browser, so that a photo can name the finding before it is stored.</param>
/// <param name="Clause">Code of the clause.</param>
/// <param name="Count">How often, for counted clauses.</param>
/// <param name="Value">Measured value, for measured clauses.</param>
/// <param name="Points">Chosen points, for range clauses.</param>
/// <param name="Place">Where.</param>
/// <param name="Reason">扣分原因.</param>
internal sealed record FindingBody(Guid Id, string Clause, string? Count, string? Value, string? Points, string? Place, string? Reason)
{
    // In the browser a line without a number is no finding yet. A clause that counts once may be stored without a count: what is stored was found.
    public static FindingBody Of(FindingEntry finding) => new(
        finding.Id, finding.Clause, Write(finding is { Count: null, Value: null, Points: null } ? 1 : finding.Count), Write(finding.Value), Write(finding.Points),
        finding.Place, finding.Reason);

    public FindingEntry Read(string path, List<Problem> faults) => new(
        Id, Clause ?? "", Number(Count, $"{path}.count", faults), Number(Value, $"{path}.value", faults), Number(Points, $"{path}.points", faults), Place, Reason);

    private static string? Write(decimal? number) => number is null ? null : NumberInput.Write(number);

    private static decimal? Number(string? typed, string path, List<Problem> faults)
    {
        if (!NumberInput.Read(typed ?? "", out var number))
            faults.Add(new Problem(path, Rules.NotANumber));
        return number;
    }
}

/// <summary>What the browser wants to be stored.</summary>
/// <param name="Account">Whose entry it is: another person signed in on the same device must not send it.</param>
/// <param name="Operation">The same for every try.</param>
/// <param name="Version">Version of the row that the person saw.</param>
/// <param name="Row">The whole row.</param>
internal sealed record RowRequest(Guid Account, Guid Operation, long Version, RowBody? Row);

/// <summary>A row as stored, as the page shows it.</summary>
/// <param name="Version">Its version; 0 for an untouched row.</param>
/// <param name="By">Who stored it.</param>
/// <param name="At">When, as a time of day.</param>
/// <param name="Row">Its content.</param>
internal sealed record StoredRow(long Version, string? By, string? At, RowBody Row)
{
    public static StoredRow Of(string item, SheetItemRow? row) => new(
        row?.Version ?? 0, row?.ChangedBy, row is null ? null : Format.Time(row.ChangedAt), RowBody.Of(row?.Snapshot ?? RowSnapshot.Untouched(item)));
}

/// <summary>The answer to a save.</summary>
/// <param name="Stored">The row as it is stored now.</param>
/// <param name="Mine">True when it says what was sent; otherwise somebody changed it since.</param>
internal sealed record RowAnswer(StoredRow Stored, bool Mine);

/// <summary>Why a row was not stored.</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Message">The rule in a sentence.</param>
/// <param name="Faults">The findings that it is about.</param>
/// <param name="Mine">What was sent, in words.</param>
/// <param name="Theirs">What is stored, in words; for a row that somebody else changed.</param>
/// <param name="Stored">The same as a value.</param>
internal sealed record RowRefusal(
    string Code, string Message, IReadOnlyList<Guid> Faults, IReadOnlyList<string> Mine, IReadOnlyList<string>? Theirs = null, StoredRow? Stored = null);
