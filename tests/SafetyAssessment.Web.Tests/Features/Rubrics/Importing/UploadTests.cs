using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Web.Features.Rubrics.Importing;
using SafetyAssessment.Web.Tests.Access;

namespace SafetyAssessment.Web.Tests.Features.Rubrics.Importing;

/// <summary>The document comes by a request of its own: only from the office, only from its own page, and only what can be read.</summary>
[Trait("Theme", "Reading")]
public sealed class UploadTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Address = "/rubrics/import/document";
    private const string Text = "一、会议（60分）\n1、每少1次扣5分，最高扣60分\n二、演练（40分）\n1、未开展扣40分";

    [Fact]
    public async Task Pasted_text_is_kept_for_the_page_that_asks_for_it()
    {
        using var client = await app.DemoClient("safety-office");

        using var answer = await Send(client, new StringContent(Text), "text");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("document").GetGuid().ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task What_can_not_be_read_is_refused_in_a_sentence()
    {
        using var client = await app.DemoClient("safety-office");

        using var macros = await Send(client, new ByteArrayContent(Encoding.UTF8.GetBytes("PK")), "file", "细则.docm");
        using var nothing = await Send(client, new StringContent(""), "text");

        (await Refusals(macros)).ShouldHaveSingleItem().ShouldContain("宏");
        (await Refusals(nothing)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_request_without_the_pages_token_is_refused_before_the_file_is_read()
    {
        using var client = await app.DemoClient("safety-office");
        using var form = new MultipartFormDataContent { { new StringContent(Text), "text" } };

        using var answer = await client.PostAsync(new Uri(Address, UriKind.Relative), form);

        // A form that is too old leads to the home page, which has a fresh token.
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Nobody_but_the_office_sends_documents()
    {
        using var leader = await app.DemoClient("leader");

        using var answer = await Send(leader, new StringContent(Text), "text");

        answer.IsSuccessStatusCode.ShouldBeFalse();
    }

    [Fact]
    public void A_document_is_the_persons_who_sent_it_and_the_last_one_counts()
    {
        var documents = app.Services.GetRequiredService<UploadedDocuments>();
        var (office, other) = (Person(), Person());
        var first = documents.Keep(office, RubricImport.Paste(Text));

        Should.Throw<RuleViolation>(() => documents.Get(other, first)).Code.ShouldBe(Rules.NotFound);
        documents.Get(office, first).Draft().Editions.ShouldHaveSingleItem();
        documents.Keep(office, RubricImport.Paste(Text));
        Should.Throw<RuleViolation>(() => documents.Get(office, first)).Code.ShouldBe(Rules.NotFound);
    }

    private static Actor Person() => new(Guid.NewGuid(), "安委办", Role.SafetyOffice);

    private static async Task<List<string>> Refusals(HttpResponseMessage answer) =>
        [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refusals").EnumerateArray().Select(sentence => sentence.GetString()!)];

    private static async Task<HttpResponseMessage> Send(HttpClient client, HttpContent content, string field, string? file = null)
    {
        // The token of any page of one's own; pages of the circuit hand it over in the same way.
        var html = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var page = new HtmlParser().ParseDocument(html);
        using var form = new MultipartFormDataContent();
        if (file is null)
            form.Add(content, field);
        else
            form.Add(content, field, file);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, UriKind.Relative)) { Content = form };
        request.Headers.Add("RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));
        return await client.SendAsync(request);
    }
}
