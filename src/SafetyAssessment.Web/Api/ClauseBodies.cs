using SafetyAssessment.Documents.Reading;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Web.Api;

/// <summary>What <c>POST /clauses</c> takes.</summary>
/// <param name="Texts">Scoring sentences, each as it stands in its cell.</param>
internal sealed record ClauseRequest(IReadOnlyList<string> Texts);

/// <summary>What was read, text by text.</summary>
/// <param name="Results">In the order of the texts.</param>
internal sealed record ClauseAnswer(IReadOnlyList<ReadingBody> Results);

/// <summary>What was read out of one text.</summary>
/// <param name="Rules">Rules in the order of the text.</param>
/// <param name="Unread">Scoring words that were not understood.</param>
/// <param name="Ambiguities">Places that can be read in two ways.</param>
internal sealed record ReadingBody(IReadOnlyList<ReadRuleBody> Rules, IReadOnlyList<UnreadText> Unread, IReadOnlyList<ReadingDoubt> Ambiguities)
{
    public static ReadingBody Of(ClauseReading reading) => new([.. reading.Rules.Select(ReadRuleBody.Of)], reading.Unread, reading.Ambiguities);
}

/// <summary>One rule that was read.</summary>
/// <param name="Kind">How it counts; <c>fullMark</c> and <c>cap</c> are statements about the item.</param>
/// <param name="Points">Points lost or gained.</param>
/// <param name="Unit">Measure word as written.</param>
/// <param name="Cap">Points, or <c>fullMark</c>.</param>
/// <param name="Step">Width of a step.</param>
/// <param name="StepUnit">Unit of the step.</param>
/// <param name="Sense">Whether too little or too much costs.</param>
/// <param name="Tiers">Bands of one measured number.</param>
/// <param name="Award">True when marks are given instead of taken.</param>
/// <param name="Min">Least points that the assessor may choose.</param>
/// <param name="Max">Most points that the assessor may choose.</param>
/// <param name="Per">A second thing that is counted.</param>
/// <param name="Scope">Reach of a veto.</param>
/// <param name="Start">First character in the text.</param>
/// <param name="End">One past the last character.</param>
internal sealed record ReadRuleBody(
    ReadKind Kind, decimal? Points, string? Unit, ReadCap? Cap, decimal? Step, string? StepUnit, ShortfallSense? Sense, IReadOnlyList<ReadTier>? Tiers,
    bool? Award, decimal? Min, decimal? Max, string? Per, VetoScope? Scope, int Start, int End)
{
    // A cap that is a rule of its own is worth points, like a full mark; it is also a cap.
    public static ReadRuleBody Of(ReadRule rule) => new(
        rule.Kind, rule.Kind == ReadKind.Cap ? rule.Cap?.Points : rule.Points, rule.Unit, rule.Cap, rule.Step, rule.StepUnit, rule.Sense, rule.Tiers,
        rule.Award, rule.Min, rule.Max, rule.Per, rule.Scope, rule.Start, rule.End);
}
