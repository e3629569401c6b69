using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using SafetyAssessment.Domain;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Api;

/// <summary>An error (RFC 9457). <c>code</c> names the rule; <c>problems</c> lists every fault of an input.</summary>
/// <param name="Type">Always about:blank: the code says what it is.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The rule in a sentence, in the language of the request.</param>
/// <param name="Code">The rule's code.</param>
/// <param name="Problems">Every fault of the input; empty when it is not about one.</param>
/// <param name="Reference">For an unexpected error: the number under which the log has it.</param>
internal sealed record ApiProblem(
    string Type, string Title, int Status, string Detail, string Code, IReadOnlyList<ApiFault> Problems,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reference = null)
{
    public static ApiProblem Of(RuleViolation refusal, RuleSentences sentences) => Of(
        StatusOf(refusal), refusal.Code, sentences.Of(refusal),
        refusal is InvalidInput input ? [.. input.Problems.Select(problem => new ApiFault(problem.Path, problem.Code, sentences.Of(problem)))] : []);

    public static ApiProblem Of(int status, string code, string detail, IReadOnlyList<ApiFault>? faults = null, string? reference = null) =>
        new("about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail, code, faults ?? [], reference);

    private static int StatusOf(RuleViolation refusal) => refusal.Code switch
    {
        Rules.NotFound => StatusCodes.Status404NotFound,
        Rules.AccessDenied => StatusCodes.Status403Forbidden,
        Rules.AccessRevoked or Rules.TokenInvalid => StatusCodes.Status401Unauthorized,
        Rules.AccessState or Rules.ChangedMeanwhile or Rules.EvidenceOffsetWrong or Rules.EvidenceBusy => StatusCodes.Status409Conflict,
        Rules.BodyTooLarge or Rules.EvidenceTooLarge => StatusCodes.Status413PayloadTooLarge,
        Rules.EvidenceTooManyOpen => StatusCodes.Status429TooManyRequests,
        Rules.EvidenceLost => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status400BadRequest,
    };
}

/// <summary>One fault of an input.</summary>
/// <param name="Path">Where: <c>findings[2].count</c>.</param>
/// <param name="Code">The rule's code.</param>
/// <param name="Message">The rule in a sentence, in the language of the request.</param>
internal sealed record ApiFault(string Path, string Code, string Message);
