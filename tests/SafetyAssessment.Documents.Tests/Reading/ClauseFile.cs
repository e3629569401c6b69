using System.Globalization;
using System.Text;
using SafetyAssessment.Documents.Reading;

namespace SafetyAssessment.Documents.Tests.Reading;

/// <summary>A clause and the rules that the contract's conventions give for it.</summary>
public sealed record ExpectedClause(string Text, IReadOnlyList<string> Rules, IReadOnlyList<string> Doubts, bool IsUnread);

/// <summary>The clauses of a text file: a clause a line, its rules indented below it.</summary>
public static class ClauseFile
{
    public static IReadOnlyList<ExpectedClause> Read(string path)
    {
        var clauses = new List<ExpectedClause>();
        foreach (var line in File.ReadAllLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] != ' ')
            {
                clauses.Add(new ExpectedClause(line.Replace("\\n", "\n", StringComparison.Ordinal), [], [], false));
                continue;
            }

            var clause = clauses[^1];
            var rule = line.Trim();
            clauses[^1] = rule switch
            {
                "none" => clause,
                "unread" => clause with { IsUnread = true },
                ['?', ..] => clause with { Doubts = [.. clause.Doubts, rule[1..].Trim()] },
                _ => clause with { Rules = [.. clause.Rules, rule] },
            };
        }

        return clauses;
    }

    /// <summary>A rule in the notation of the files: <c>perOccurrence 2 /处 cap=10</c>.</summary>
    public static string Line(ReadRule rule)
    {
        var line = new StringBuilder(char.ToLowerInvariant(rule.Kind.ToString()[0]) + rule.Kind.ToString()[1..]);
        if (rule.Points is { } points)
            line.Append(' ').Append(Number(points));
        if (rule.Kind == ReadKind.Range || rule.Min is not null || rule.Max is not null)
            line.Append(' ').Append(Number(rule.Min)).Append("..").Append(Number(rule.Max));
        foreach (var tier in rule.Tiers ?? [])
            line.Append(' ').Append(Number(tier.Min)).Append("..").Append(Number(tier.Max)).Append(':').Append(Number(tier.Points));
        if (rule.Scope is { } scope)
            line.Append(' ').Append(scope.ToString().ToLowerInvariant());
        if (rule.Unit is { } unit)
            line.Append(" /").Append(unit);
        if (rule.Step is { } step)
            line.Append(" step=").Append(Number(step)).Append(rule.StepUnit);
        if (rule.Sense is { } sense)
            line.Append(' ').Append(sense.ToString().ToLowerInvariant());
        if (rule.Per is { } per)
            line.Append(" per=").Append(per);
        if (rule.Award == true)
            line.Append(" award");
        if (rule.Cap is { } cap)
            line.Append(rule.Kind == ReadKind.Cap ? " " : " cap=").Append(cap.IsFullMark ? "fullMark" : Number(cap.Points));
        return line.ToString();
    }

    /// <summary>What is wrong with a reading, or null.</summary>
    public static string? Difference(ExpectedClause clause)
    {
        var reading = ClauseReader.Read(clause.Text);
        var read = reading.Rules.Select(Line).ToList();
        var doubts = clause.Doubts.Where(doubt => !reading.Ambiguities.Any(found => found.Kind.ToString() == doubt)).ToList();
        if (read.SequenceEqual(clause.Rules) && doubts.Count == 0 && clause.IsUnread == reading.Unread.Count > 0)
            return null;
        return $"{clause.Text}\n  expected: {string.Join(" | ", clause.Rules)}{(clause.IsUnread ? " unread" : "")} {string.Join(' ', clause.Doubts)}"
            + $"\n  read:     {string.Join(" | ", read)}{string.Concat(reading.Unread.Select(unread => $" unread «{unread.Text}»"))}";
    }

    private static string Number(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
