using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Evidence;

namespace SafetyAssessment.Web.Features.Evidence;

/// <summary>The evidence of a sheet on an open page: what was added or changed, by whomever, is read back at once.</summary>
public sealed class LiveEvidence(EvidenceQueries queries, EvidenceChanges changes, SheetChanges rows) : IDisposable
{
    private readonly Lock gate = new();
    private Dictionary<string, IReadOnlyList<EvidenceRow>> byItem = new(StringComparer.Ordinal);
    private Actor actor = null!;
    private Guid sheet;
    private IDisposable[] ears = [];

    /// <summary>Something changed; raised on any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>The signed paper.</summary>
    public IReadOnlyList<EvidenceRow> SignedPaper => Of("");

    /// <summary>Opens a sheet and follows what happens to its evidence.</summary>
    public async Task Open(Actor person, Guid opened)
    {
        (actor, sheet) = (person, opened);
        StopListening();
        // A row matters to the signed paper alone: does the sheet still say the same?
        ears = [changes.Listen(opened, item => _ = Follow()), rows.Listen(opened, item => _ = SignedPaper.Count > 0 ? Follow() : Task.CompletedTask)];
        await Read();
    }

    /// <summary>That of an item, in order: the same list as long as nothing in it changed.</summary>
    public IReadOnlyList<EvidenceRow> Of(string item)
    {
        lock (gate)
            return byItem.GetValueOrDefault(item) ?? [];
    }

    /// <summary>The neighbours of a piece.</summary>
    public IReadOnlyList<EvidenceRow> BesideOf(EvidenceRow row) => row.Kind == EvidenceKind.SignedSheet ? SignedPaper : Of(row.Item!);

    /// <summary>Reads everything again.</summary>
    public async Task Read()
    {
        var read = await queries.OfSheet(actor, sheet);
        lock (gate)
        {
            var before = byItem;
            byItem = read.GroupBy(row => row.Item ?? "", StringComparer.Ordinal).ToDictionary(group => group.Key, group =>
                before.TryGetValue(group.Key, out var known) && known.SequenceEqual(group) ? known : (IReadOnlyList<EvidenceRow>)[.. group]);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Changed = null;
        StopListening();
    }

    private void StopListening()
    {
        foreach (var ear in ears)
            ear.Dispose();
    }

    private async Task Follow()
    {
        try
        {
            // The answer to the browser that sent it must not wait for this.
            await Task.Yield();
            await Read();
        }
        catch (Exception)
        {
            // No matter for what is stored: the next change, or the next look at the page, reads it again.
        }
    }
}
