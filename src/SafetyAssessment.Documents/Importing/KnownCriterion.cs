using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Documents.Reading;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Importing;

/// <summary>
/// The scoring sentences of a row that a person changed: a sentence that still stands there keeps its clause, the others are read. What is read
/// takes the codes of the clauses that are gone, in their order: mostly a person changes a sentence and does not replace it.
/// </summary>
internal sealed class KnownCriterion
{
    private readonly Item item;
    private readonly Func<string, string> nextCode;
    private readonly List<PaperLine> before;
    private readonly Dictionary<string, ClauseGroup> groups;
    private readonly List<Clause> clauses = [];
    private Queue<string> codes = new();
    private decimal? cap;

    public KnownCriterion(Item item, Func<string, string> nextCode)
    {
        (this.item, this.nextCode, cap) = (item, nextCode, item.Cap);
        before = [.. PaperText.Lines(item).Where(line => line.Text.Length > 0)];
        groups = item.Groups.ToDictionary(group => group.Code, StringComparer.Ordinal);
    }

    /// <summary>The item with the sentences of the cell.</summary>
    public Item Change(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => (Text: line, Kept: TakeSame(line))).ToList();
        codes = new Queue<string>(before.Select(line => line.Clause?.Code).OfType<string>());
        if (lines.TrueForAll(line => line.Kept is null))
            return ReadAll(text);
        // A cap in a line of its own that is gone no longer holds.
        if (before.Exists(line => line is { Clause: null, Group: null }))
            cap = null;
        foreach (var (line, kept) in lines)
        {
            if (kept is null)
                Read(line);
            else if (kept.Clause is { } clause)
                clauses.Add(clause);
        }

        foreach (var line in before.Where(line => line.Group is not null))
            groups.Remove(line.Group!.Code);
        return item with
        {
            Cap = cap,
            Groups = [.. groups.Values.Where(group => clauses.Exists(clause => clause.Group == group.Code))],
            Clauses = [.. clauses.Select(clause => clause.Group is { } group && !groups.ContainsKey(group) ? clause with { Group = null } : clause)],
        };
    }

    // No sentence is as it was: what is common to them, as a cap, is read as well.
    private Item ReadAll(string text)
    {
        var read = DraftClauses.Of(ClauseReader.Read(text), text, item.FullMark);
        return item with { Cap = read.Cap, Groups = read.Groups, Clauses = [.. read.Clauses.Select(clause => clause with { Code = Code() })] };
    }

    private void Read(string line)
    {
        var read = DraftClauses.Of(ClauseReader.Read(line), line, item.FullMark);
        if (read.Clauses.Count == 0 && read.Cap is { } common)
        {
            TakeCap(line, common);
            return;
        }

        // In every line that is read the groups count from «a» again.
        var renamed = read.Groups.ToDictionary(group => group.Code, Add, StringComparer.Ordinal);
        clauses.AddRange(read.Clauses.Select(clause => clause with { Code = Code(), Group = clause.Group is { } group ? renamed[group] : null }));
    }

    private string Code() => codes.TryDequeue(out var code) ? code : nextCode(item.Code);

    private void TakeCap(string line, decimal common)
    {
        var changed = line.StartsWith("以上", StringComparison.Ordinal) ? before.Find(gone => gone.Group is not null) : null;
        if (changed is null)
        {
            cap = common;
            return;
        }

        before.Remove(changed);
        groups[changed.Group!.Code] = changed.Group with { Cap = common };
    }

    private string Add(ClauseGroup group)
    {
        var code = Enumerable.Range(0, 26).Select(letter => ((char)('a' + letter)).ToString()).FirstOrDefault(free => !groups.ContainsKey(free)) ?? group.Code;
        groups[code] = group with { Code = code };
        return code;
    }

    private PaperLine? TakeSame(string line)
    {
        var same = before.Find(known => CarriedRubric.Bare(known.Text) == CarriedRubric.Bare(line));
        if (same is not null)
            before.Remove(same);
        return same;
    }
}
