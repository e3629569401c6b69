using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Web.Tests.Access;
using SafetyAssessment.Web.Tests.Features.Scoring;

namespace SafetyAssessment.Web.Tests.Features.Publications;

/// <summary>
/// Tries to change what is published by every route that takes something: each in the approved table of endpoints. Not one byte of what is stored,
/// of the ranking and of the API's answers moves.
/// </summary>
[Trait("Theme", "Frozen")]
public sealed partial class FrozenRoutesTests(PublishedApp app) : IClassFixture<PublishedApp>
{
    private const string Member = "team-member";

    /// <summary>Routes that write to a sheet: refused by the publication, in so many words.</summary>
    private static readonly Dictionary<string, Func<Sent, Task<HttpResponseMessage>>> Refused = new(StringComparer.Ordinal)
    {
        ["POST /sheets/{sheet:guid}/rows/{item}"] = sent => sent.Json(HttpMethod.Post, $"/sheets/{sent.Sheet}/rows/1.3.1", new
        {
            account = sent.Actor.AccountId,
            operation = Guid.NewGuid(),
            version = 0,
            row = new { state = "NotApplicable", reason = "本县没有", findings = Array.Empty<object>() },
        }),
        // A file that was announced before the publication: its last piece would store it.
        ["PATCH /sheets/{sheet:guid}/evidence/{id:guid}/"] = sent => sent.Piece(PublishedApp.Photo, $"/sheets/{sent.Sheet}/evidence/{PublishedApp.Announced}"),
    };

    /// <summary>Routes that no published result hears of, each with the reason; they are called all the same.</summary>
    private static readonly Dictionary<string, string> Harmless = new(StringComparer.Ordinal)
    {
        ["POST /sheets/{sheet:guid}/evidence/{id:guid}/"] = "announces a file and stores nothing; the piece that would store it is refused",
        ["POST /assessments/import/file"] = "keeps a workbook in memory; taking its rows over is a use case that is tried where they are tested",
        ["POST /ledger/import/file"] = "keeps a workbook in memory; taking its entries over is a use case that is tried where they are tested",
        ["POST /outside-scores/import/file"] = "keeps a workbook in memory; taking its scores over is a use case that is tried where they are tested",
        ["PUT /sheets/{sheet:guid}/evidence/{id:guid}/thumbnail"] = "a picture of a file that was stored before, and none without the file",
        ["POST /api/v1/clauses"] = "reads sentences and stores nothing",
        ["POST /api/v1/rubrics/import"] = "reads a document and stores nothing",
        ["POST /api/v1/rubrics/{code}/{edition}/score"] = "computes a score from what is sent and stores nothing",
        ["POST /demo-sign-in"] = "who signs in, not what was scored",
        ["POST /sign-out"] = "who signs in, not what was scored",
        ["POST /rubrics/import/document"] = "keeps a document in memory for a draft; nothing is scored with a draft",
        ["* /_blazor"] = "the circuit: what a page does over it ends in use cases, each of which is tried where they are tested",
        ["* /_blazor/disconnect/"] = "ends a circuit",
        ["* /_blazor/initializers/"] = "reads names of scripts",
        ["* /_blazor/negotiate"] = "begins a circuit",
    };

    [Fact]
    public void Every_writing_route_is_tried_or_harmless_with_a_reason()
    {
        Unheard(Routes()).ShouldBeEmpty("each needs a row in this class: refused, or harmless with the reason");
        Refused.Keys.Concat(Harmless.Keys).Except(Routes()).ShouldBeEmpty("there is no such route");
        Harmless.Values.ShouldAllBe(reason => reason.Length > 10);
    }

    [Fact]
    public void A_new_writing_route_would_be_found_the_twin_of_the_list() =>
        Unheard([.. Routes(), "DELETE /sheets/{sheet:guid}"]).ShouldBe(["DELETE /sheets/{sheet:guid}"]);

    [Fact]
    public async Task A_route_that_writes_to_a_sheet_is_refused_and_changes_no_byte()
    {
        foreach (var (route, send) in Refused)
        {
            var before = await app.Published();
            using var sent = await Sent.SignIn(app, Member);
            using var answer = await send(sent);
            var text = await answer.Content.ReadAsStringAsync();

            answer.IsSuccessStatusCode.ShouldBeFalse($"{route}: {text}");
            JsonDocument.Parse(text).RootElement.GetProperty("code").GetString().ShouldBe(Rules.Published, route);
            (await app.Published()).ShouldBe(before, route);
        }
    }

    [Fact]
    public async Task Every_other_route_is_called_by_everybody_with_anything_and_changes_no_byte()
    {
        var before = await app.Published();
        var token = await app.Token("demo-safety-office");
        foreach (var role in new[] { "safety-office", Member, "assessed-unit", "leader" })
        {
            foreach (var route in Routes().Where(route => !Refused.ContainsKey(route)))
            {
                using var sent = await Sent.SignIn(app, role);
                if (route.Contains("/api/", StringComparison.Ordinal))
                    sent.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
                foreach (var method in Methods(route))
                    (await sent.Anything(method, Address(route, sent))).Dispose();
            }
        }

        (await app.Published()).ShouldBe(before);
    }

    [Fact]
    public async Task A_byte_that_moved_would_be_found_the_twin_of_the_comparison()
    {
        await using var other = new PublishedApp();
        await other.InitializeAsync();
        var before = await other.Published();
        (await other.Published()).ShouldBe(before);
        await other.Rows("DROP TRIGGER publications_no_update");
        await other.Rows("UPDATE publications SET document_number = document_number || '0'");

        (await other.Published()).ShouldNotBe(before);
    }

    [Fact]
    public async Task The_same_row_is_stored_where_nothing_is_published_the_twin_of_the_refusal()
    {
        await using var provisional = new TestApp();
        using var sent = await Sent.SignIn(provisional, Member);
        using var answer = await Refused["POST /sheets/{sheet:guid}/rows/{item}"](sent);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    // A page is sent whatever its forms take, in the test above: a new one is tried by itself.
    private static List<string> Unheard(IEnumerable<string> routes) =>
        [.. routes.Where(route => !route.StartsWith("GET,POST ", StringComparison.Ordinal) && !Refused.ContainsKey(route) && !Harmless.ContainsKey(route))];

    private static List<string> Routes([CallerFilePath] string file = "") =>
        [.. File.ReadAllLines(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "endpoints.approved.txt"))
            .Select(line => line[..line.IndexOf(" — ", StringComparison.Ordinal)])
            .Where(route => Methods(route).Any())];

    private static IEnumerable<HttpMethod> Methods(string route)
    {
        var methods = route[..route.IndexOf(' ')];
        return (methods == "*" ? "POST,PUT,PATCH,DELETE" : methods).Split(',').Where(method => method is not ("GET" or "HEAD")).Select(method => new HttpMethod(method));
    }

    private string Address(string route, Sent sent) => Place().Replace(route[(route.IndexOf(' ') + 1)..], place => place.Groups[1].Value.ToLowerInvariant() switch
    {
        "sheet" => $"{sent.Sheet}",
        "id" when route.Contains("/publications/", StringComparison.Ordinal) => $"{app.Publication}",
        "id" when route.Contains("/sheets/{Id", StringComparison.Ordinal) => $"{sent.Sheet}",
        "id" => $"{Guid.CreateVersion7()}",
        "schemecode" => PublishedApp.Scheme,
        "code" => route.Contains("/schemes/", StringComparison.Ordinal) ? PublishedApp.Scheme : "qinhuangdao-party",
        "edition" => "2016",
        "groupcode" => PublishedApp.Group,
        "unitcode" => "changli",
        _ => "1",
    });

    [GeneratedRegex(@"\{\*{0,2}([A-Za-z]+)[^}]*\}")]
    private static partial Regex Place();

    /// <summary>A signed-in browser that sends what a script of its page would, and more.</summary>
    private sealed record Sent(HttpClient Client, Actor Actor, Guid Sheet, string Token) : IDisposable
    {
        public static async Task<Sent> SignIn(TestApp app, string account)
        {
            var client = await app.DemoClient(account);
            using var page = await client.Page("/password");
            return new Sent(client, await app.Person($"demo-{account}"), await app.Sheet(),
                page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        }

        public Task<HttpResponseMessage> Json(HttpMethod method, string address, object body) => Send(method, address, JsonContent.Create(body));

        public Task<HttpResponseMessage> Piece(byte[] file, string address) => Send(HttpMethod.Patch, address, new ByteArrayContent(file), ("Upload-Offset", "0"));

        /// <summary>A form with every name that pages use, and the page's token.</summary>
        public Task<HttpResponseMessage> Anything(HttpMethod method, string address) => Send(method, address, new FormUrlEncodedContent(
            new[] { ("__RequestVerificationToken", Token), ("_handler", "form"), ("account", "demo-leader"), ("Reason", "复核"), ("State", "Confirmed"), ("Points", "1") }
                .Select(field => KeyValuePair.Create(field.Item1, field.Item2))));

        public void Dispose() => Client.Dispose();

        private async Task<HttpResponseMessage> Send(HttpMethod method, string address, HttpContent content, params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
            request.Headers.Add("RequestVerificationToken", Token);
            foreach (var (name, value) in headers)
                request.Headers.Add(name, value);
            return await Client.SendAsync(request);
        }
    }
}
