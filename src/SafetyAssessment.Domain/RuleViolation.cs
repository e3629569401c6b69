namespace SafetyAssessment.Domain;

/// <summary>
/// A rule refuses what was asked. It is no bug and no fault of a file: the person is told in a sentence, and what was typed stays.
/// </summary>
/// <param name="code">One of <see cref="Rules"/>; the sentence stands under the same key in the resources.</param>
/// <param name="values">What the sentence names, in the order of its placeholders.</param>
public class RuleViolation(string code, params object?[] values) : Exception(code)
{
    /// <summary>The rule's code, see <see cref="Rules"/>.</summary>
    public string Code { get; } = code;

    /// <summary>Values for the sentence's placeholders.</summary>
    public IReadOnlyList<object?> Values { get; } = values;
}

/// <summary>
/// Somebody else changed the same thing since it was read. Carries both values, so that the page can show them side by side and ask.
/// </summary>
/// <param name="mine">What was to be stored now.</param>
/// <param name="theirs">What is stored.</param>
/// <param name="by">Who stored it.</param>
/// <param name="at">When, UTC.</param>
/// <param name="version">The stored version: whoever decides for «mine» sends it as the expected one.</param>
public sealed class ChangedMeanwhile(object? mine, object? theirs, string by, DateTime at, long version)
    : RuleViolation(Rules.ChangedMeanwhile, by, at)
{
    /// <summary>What was to be stored.</summary>
    public object? Mine { get; } = mine;

    /// <summary>What is stored.</summary>
    public object? Theirs { get; } = theirs;

    /// <summary>Who stored it.</summary>
    public string By { get; } = by;

    /// <summary>When it was stored, UTC.</summary>
    public DateTime At { get; } = at;

    /// <summary>The stored version.</summary>
    public long Version { get; } = version;
}

/// <summary>One fault of an input that is checked whole: all faults are listed, none hides another.</summary>
/// <param name="Path">Where, as a path into the input: <c>findings[2].count</c>.</param>
/// <param name="Code">One of <see cref="Rules"/>.</param>
/// <param name="Values">What the sentence names.</param>
public sealed record Problem(string Path, string Code, params object?[] Values);

/// <summary>An input with faults, all of them.</summary>
public sealed class InvalidInput(IReadOnlyList<Problem> problems) : RuleViolation(Rules.InvalidInput, problems.Count)
{
    /// <summary>Every fault, in the order of the input.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
