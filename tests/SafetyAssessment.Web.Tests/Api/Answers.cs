using System.Net;
using System.Text.Json;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>Reads answers as a program of another house would: as JSON, without the app's own types.</summary>
internal static class Answers
{
    public static async Task<JsonElement> Json(this Task<HttpResponseMessage> request, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await request;
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(expected, text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static Task<HttpResponseMessage> Ask(this HttpClient client, string address) => client.GetAsync(new Uri(address, UriKind.Relative));

    public static Task<HttpResponseMessage> Send(this HttpClient client, string address, string json) =>
        client.PostAsync(new Uri(address, UriKind.Relative), new StringContent(json, System.Text.Encoding.UTF8, "application/json"));

    public static IEnumerable<string> Names(this JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    public static IReadOnlyList<string> Faults(this JsonElement problem) => [.. problem.GetProperty("problems").EnumerateArray()
        .Select(fault => $"{fault.GetProperty("path").GetString()} {fault.GetProperty("code").GetString()}")];

    /// <summary>An answer of «score» as the lines that <see cref="SecondEngine"/> writes.</summary>
    public static IReadOnlyList<string> ScoreLines(this JsonElement answer)
    {
        var lines = new List<string>
        {
            $"score {answer.Optional("score")?.ToString() ?? "none"}",
            $"applicable {answer.Number("applicable")} lost {answer.Number("lost")} bonus {answer.Number("bonus")} "
                + $"additional {answer.Number("additional")} complete {answer.GetProperty("complete").GetBoolean()}",
        };
        lines.AddRange(answer.GetProperty("vetoes").EnumerateArray()
            .Select(veto => $"veto {veto.GetProperty("clause").GetString()} {veto.GetProperty("scope").GetString()}"));
        foreach (var section in AllSections(answer))
        {
            lines.Add($"section {section.Code()} applicable {section.Number("applicable")} lost {section.Number("lost")} score {section.Number("score")}");
            foreach (var item in section.GetProperty("items").EnumerateArray())
            {
                lines.Add($"item {item.Code()} {item.GetProperty("state").GetString()} mark {item.Optional("mark")?.ToString() ?? "none"} "
                    + $"before {item.Number("lostBeforeCap")} lost {item.Number("lost")}");
                lines.AddRange(item.GetProperty("clauses").EnumerateArray().Select(clause =>
                    $"clause {clause.Code()} count {clause.Optional("count")?.ToString() ?? "none"} before {clause.Number("lostBeforeCap")} "
                    + $"lost {clause.Number("lost")} not counted {clause.Number("notCounted")} gained {clause.Number("gained")}"));
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    public static IEnumerable<JsonElement> AllSections(this JsonElement above) => above.GetProperty("sections").EnumerateArray()
        .SelectMany(section => AllSections(section).Prepend(section));

    private static Rational Number(this JsonElement element, string property) => element.GetProperty(property).Number();
}
