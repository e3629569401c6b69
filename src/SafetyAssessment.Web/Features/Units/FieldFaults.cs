namespace SafetyAssessment.Web.Features.Units;

/// <summary>The sentences of a refused input by field.</summary>
/// <param name="Sentences">Path and sentence, in the order of the input.</param>
public sealed record FieldFaults(IReadOnlyList<(string Path, string Sentence)> Sentences)
{
    /// <summary>Nothing to say.</summary>
    public static FieldFaults None { get; } = new([]);

    /// <summary>What is said beside a field; null when it is right.</summary>
    public string? Of(string field) => Sentences.Where(fault => fault.Path == field).Select(fault => fault.Sentence).FirstOrDefault();
}
