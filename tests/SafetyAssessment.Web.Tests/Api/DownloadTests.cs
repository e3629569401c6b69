using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Api;
using SafetyAssessment.Web.Tests.Access;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>Files that pages lead to: who gets them, under which name, and what is in them.</summary>
public sealed class DownloadTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Uri Word = new("/rubrics/qinhuangdao-party/2016/download/docx", UriKind.Relative);

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("yaml")]
    public async Task A_rubric_comes_as_a_file_that_is_kept_and_not_shown(string format)
    {
        using var client = await app.DemoClient("safety-office");
        using var answer = await client.GetAsync(new Uri($"/rubrics/qinhuangdao-party/2016/download/{format}", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var disposition = answer.Content.Headers.ContentDisposition.ShouldNotBeNull();
        (disposition.DispositionType, disposition.FileNameStar).ShouldBe(("attachment", $"县区党委安全生产考核细则（2016）.{format}"));
        await using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        var known = RubricImport.Draft(RubricImport.Open(file, disposition.FileNameStar)).Known.ShouldNotBeNull();
        known.IsUnchanged.ShouldBeTrue();
        known.Edition.Index.Rows.Count.ShouldBe(9);
    }

    [Fact]
    public async Task A_draft_comes_as_it_stands_also_with_faults()
    {
        using var client = await app.DemoClient("safety-office");
        var id = Guid.CreateVersion7();
        await Start(id);

        using var answer = await client.GetAsync(new Uri($"/rubrics/drafts/{id}/download/yaml", UriKind.Relative));

        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("草稿 甲 乙（2031）.yaml");
        var text = await answer.Content.ReadAsStringAsync();
        RubricYaml.ReadDraft("draft.yaml", text).Code.ShouldBe("downloaded");
        RubricFaults.Of(RubricYaml.ReadDraft("draft.yaml", text)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("team-leader")]
    [InlineData("assessed-unit")]
    public async Task A_draft_is_not_for_everybody(string account)
    {
        var id = Guid.CreateVersion7();
        await Start(id);
        using var client = await app.DemoClient(account);
        using var answer = await client.GetAsync(new Uri($"/rubrics/drafts/{id}/download/yaml", UriKind.Relative));

        answer.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_scheme_comes_as_a_data_file()
    {
        using var client = await app.DemoClient("safety-office");
        using var answer = await client.GetAsync(new Uri("/schemes/qinhuangdao-2016/download/yaml", UriKind.Relative));

        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("秦皇岛2016年度安全生产目标考核.yaml");
        SchemeYaml.Read("scheme.yaml", await answer.Content.ReadAsStringAsync()).Groups.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("/rubrics/qinhuangdao-party/1999/download/docx")]
    [InlineData("/rubrics/qinhuangdao-party/2016/download/pdf")]
    [InlineData("/schemes/nowhere/download/yaml")]
    [InlineData("/rubrics/drafts/0190a7f5-0000-7000-8000-000000000000/download/yaml")]
    public async Task What_does_not_exist_is_not_found(string address)
    {
        using var client = await app.DemoClient("safety-office");
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_the_sign_in()
    {
        using var client = app.Direct();
        using var answer = await client.GetAsync(Word);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("党委细则", "2016", "党委细则（2016）")]
    [InlineData("企业细则（2024）", "2024", "企业细则（2024）")]
    [InlineData("甲/乙:\"丙\"\n", "1", "甲 乙  丙  （1）")]
    [InlineData("...", "", "rubric")]
    public void Names_are_such_as_every_system_takes(string title, string edition, string name) => DownloadEndpoints.NameOf(title, edition).ShouldBe(name);

    private async Task Start(Guid id)
    {
        using var scope = app.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var office = (await accounts.FindByNameAsync("demo-safety-office"))!.ToActor();
        await app.Services.GetRequiredService<StartDraft>().Run(office, Guid.NewGuid(), id, new DraftHead("downloaded", "2031", "草稿 甲/乙", Subject.Town), new DraftStart.Blank(100));
    }
}
