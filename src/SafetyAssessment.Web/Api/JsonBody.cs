using System.Text.Json;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Web.Api;

/// <summary>Reads a request's body as JSON within limits, before anything in it is looked at.</summary>
internal static class JsonBody
{
    /// <summary>Far more than the findings of any sheet.</summary>
    public const int LargestKilobytes = 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The parsed body.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.BodyTooLarge"/>, or <see cref="InvalidInput"/> with <see cref="Rules.NotJson"/>.</exception>
    public static async Task<JsonDocument> Read(HttpRequest request)
    {
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > LargestKilobytes * 1024)
                throw new RuleViolation(Rules.BodyTooLarge, LargestKilobytes);
            body.Write(chunk, 0, read);
        }

        body.Position = 0;
        try
        {
            return await JsonDocument.ParseAsync(body, Strict, request.HttpContext.RequestAborted);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The parser's own words are English and name its internals; the place is what helps.
            throw new InvalidInput([new Problem("", Rules.NotJson, ((fault as JsonException)?.LineNumber ?? 0) + 1)]);
        }
    }
}
