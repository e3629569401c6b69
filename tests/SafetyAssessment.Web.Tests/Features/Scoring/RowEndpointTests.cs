using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Tests.Access;

namespace SafetyAssessment.Web.Tests.Features.Scoring;

/// <summary>What the browser is told when it sends a row; each test in rows of its own.</summary>
public sealed class RowEndpointTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_row_is_stored_and_comes_back_with_its_version_its_time_and_its_author()
    {
        using var browser = await Browser.SignIn(app, "team-member");

        var (status, answer) = await browser.Send("1.1.1", Count("1.1.1", "３", reason: " 少三次 "));

        status.ShouldBe(HttpStatusCode.OK);
        answer["mine"]!.GetValue<bool>().ShouldBeTrue();
        var stored = answer["stored"]!;
        stored["version"]!.GetValue<long>().ShouldBe(1);
        stored["by"]!.GetValue<string>().ShouldBe((await app.Person(ScoredCity.Member)).Name);
        stored["at"]!.GetValue<string>().ShouldMatch(@"^\d\d:\d\d:\d\d$");
        stored["row"]!["state"]!.GetValue<string>().ShouldBe("Findings");
        var finding = stored["row"]!["findings"]![0]!;
        finding["count"]!.GetValue<string>().ShouldBe("3");
        finding["reason"]!.GetValue<string>().ShouldBe("少三次");
        (await app.Stored("1.1.1")).ShouldNotBeNull().Snapshot.Findings.ShouldHaveSingleItem().Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_same_operation_sent_again_has_one_effect_and_the_same_answer()
    {
        using var browser = await Browser.SignIn(app, "team-member");
        var (operation, row) = (Guid.NewGuid(), Count("1.1.3", "2"));
        await browser.Send("1.1.3", row, operation: operation);

        var (status, answer) = await browser.Send("1.1.3", row, operation: operation);

        (status, answer["mine"]!.GetValue<bool>(), answer["stored"]!["version"]!.GetValue<long>()).ShouldBe((HttpStatusCode.OK, true, 1));
    }

    [Fact]
    public async Task An_answer_that_comes_after_somebody_elses_change_says_that_it_is_not_mine_any_more()
    {
        using var browser = await Browser.SignIn(app, "team-member");
        var (operation, row) = (Guid.NewGuid(), Count("1.1.4", "2"));
        await browser.Send("1.1.4", row, operation: operation);
        await app.Save(ScoredCity.Colleague, new RowSnapshot("1.1.4", ItemState.Clear, null, []), 1);

        var (status, answer) = await browser.Send("1.1.4", row, operation: operation);

        (status, answer["mine"]!.GetValue<bool>(), answer["stored"]!["row"]!["state"]!.GetValue<string>()).ShouldBe((HttpStatusCode.OK, false, "Clear"));
    }

    [Fact]
    public async Task A_row_that_somebody_else_changed_is_refused_with_both_values_and_theirs_stays()
    {
        using var browser = await Browser.SignIn(app, "team-member");
        await app.Save(ScoredCity.Colleague, ScoredCity.Counted("1.1.5", 3));

        var (status, answer) = await browser.Send("1.1.5", Count("1.1.5", "5"));

        status.ShouldBe(HttpStatusCode.Conflict);
        answer["code"]!.GetValue<string>().ShouldBe(Rules.ChangedMeanwhile);
        answer["mine"]![0]!.GetValue<string>().ShouldStartWith("5 ");
        answer["theirs"]![0]!.GetValue<string>().ShouldStartWith("3 ");
        answer["stored"]!["version"]!.GetValue<long>().ShouldBe(1);
        answer["stored"]!["by"]!.GetValue<string>().ShouldBe((await app.Person(ScoredCity.Colleague)).Name);
        (await app.Stored("1.1.5")).ShouldNotBeNull().Snapshot.Findings.ShouldHaveSingleItem().Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("-1", Rules.InvalidInput, "次数")]
    [InlineData("1.5", Rules.InvalidInput, "次数")]
    [InlineData("二", Rules.InvalidInput, "数")]
    public async Task A_number_that_is_none_or_does_not_fit_is_refused_in_words_and_the_finding_is_named(string typed, string code, string word)
    {
        using var browser = await Browser.SignIn(app, "team-member");
        var row = Count("1.2.2", typed);

        var (status, answer) = await browser.Send("1.2.2", row);

        status.ShouldBe(HttpStatusCode.BadRequest);
        answer["code"]!.GetValue<string>().ShouldBe(code);
        answer["message"]!.GetValue<string>().ShouldContain(word);
        answer["faults"]![0]!.GetValue<string>().ShouldBe(row["findings"]![0]!["id"]!.GetValue<string>());
        (await app.Stored("1.2.2")).ShouldBeNull();
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_and_the_finding_is_named()
    {
        using var browser = await Browser.SignIn(app, "team-member");
        var row = Count("1.2.3", "1", reason: new string('长', 501));

        var (status, answer) = await browser.Send("1.2.3", row);

        status.ShouldBe(HttpStatusCode.BadRequest);
        answer["faults"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"account":"no guid"}""")]
    [InlineData("""{"row":null}""")]
    [InlineData("""[]""")]
    [InlineData("""{"row":{"state":"Something"}}""")]
    [InlineData("""{""")]
    public async Task What_is_no_row_is_refused(string body)
    {
        using var browser = await Browser.SignIn(app, "team-member");

        (await browser.Post("1.3.1", body)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_told_so_and_not_led_to_a_page()
    {
        using var client = app.Direct();
        using var content = new StringContent("{}", MediaTypeHeaderValue.Parse("application/json"));

        using var answer = await client.PostAsync(new Uri($"/sheets/{await app.Sheet()}/rows/1.3.1", UriKind.Relative), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_entry_of_another_account_is_not_sent_under_this_ones_name()
    {
        using var browser = await Browser.SignIn(app, "team-member");

        (await browser.Send("1.3.2", Count("1.3.2", "1"), account: (await app.Person(ScoredCity.Colleague)).AccountId)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.Stored("1.3.2")).ShouldBeNull();
    }

    [Fact]
    public async Task Without_the_pages_own_token_nothing_is_stored()
    {
        using var browser = await Browser.SignIn(app, "team-member");
        browser.Token = "another site does not know it";

        (await browser.Send("1.3.3", Count("1.3.3", "1"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.Stored("1.3.3")).ShouldBeNull();
    }

    [Fact]
    public async Task Another_teams_sheet_is_absent_and_the_office_may_not_score()
    {
        using var stranger = await Browser.SignIn(app, "department-member");
        using var office = await Browser.SignIn(app, "safety-office");

        (await stranger.Send("1.3.1", Count("1.3.1", "1"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await office.Send("1.3.1", Count("1.3.1", "1"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.Stored("1.3.1")).ShouldBeNull();
    }

    private static JsonObject Count(string item, string count, string? reason = null) => new()
    {
        ["state"] = "Findings",
        ["findings"] = new JsonArray(new JsonObject { ["id"] = Guid.CreateVersion7().ToString(), ["clause"] = $"{item}.1", ["count"] = count, ["reason"] = reason }),
    };

    /// <summary>A signed-in browser with what its page carries: the account and the token.</summary>
    private sealed class Browser(HttpClient client, Guid sheet, string account) : IDisposable
    {
        public string Token { get; set; } = "";

        public static async Task<Browser> SignIn(TestApp app, string account)
        {
            var client = await app.DemoClient(account);
            using var page = await client.Page("/");
            var banner = page.GetElementById("outbox").ShouldNotBeNull();
            return new Browser(client, await app.Sheet(), banner.GetAttribute("data-account")!) { Token = banner.GetAttribute("data-token")! };
        }

        public Task<(HttpStatusCode Status, JsonNode Answer)> Send(string item, JsonObject row, Guid? operation = null, Guid? account = null) => Post(item, new JsonObject
        {
            ["account"] = account?.ToString() ?? Account,
            ["operation"] = (operation ?? Guid.NewGuid()).ToString(),
            ["version"] = 0,
            ["row"] = row.DeepClone(),
        }.ToJsonString());

        public async Task<(HttpStatusCode Status, JsonNode Answer)> Post(string item, string body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/sheets/{sheet}/rows/{item}", UriKind.Relative));
            request.Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
            request.Headers.Add("RequestVerificationToken", Token);
            using var answer = await client.SendAsync(request);
            return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>()).ShouldNotBeNull());
        }

        public void Dispose() => client.Dispose();

        private string Account => account;
    }
}
