using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Documents.Offline;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Features.Offline;
using SafetyAssessment.Web.Tests.Access;
using SafetyAssessment.Web.Tests.Features.Scoring;

namespace SafetyAssessment.Web.Tests.Features.Offline;

/// <summary>Offline workbooks go to those who may score, and come back beside what is stored.</summary>
[Trait("Theme", "OfflinePackage")]
public sealed class OfflineTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Upload = "/assessments/import/file";

    [Fact]
    public async Task Only_who_may_score_a_sheet_gets_it_and_only_while_it_is_open()
    {
        var address = new Uri($"/sheets/{await app.Sheet()}/offline", UriKind.Relative);
        using var own = await app.DemoClient("team-member");
        using var other = await app.DemoClient("department-member");
        using var office = await app.DemoClient("safety-office");

        using var file = await own.GetAsync(address);

        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        OfflineImport.Read(new MemoryStream(await file.Content.ReadAsByteArrayAsync()), "a.xlsx").Sheets.ShouldHaveSingleItem().Id.ShouldBe(await app.Sheet());
        (await other.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await office.GetAsync(address)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        var actor = await app.Person(ScoredCity.Member);
        var locked = (await app.Services.GetRequiredService<SheetQueries>().List(actor)).First(sheet => sheet.State is AssessmentState.Submitted or AssessmentState.Confirmed);
        (await own.GetAsync(new Uri($"/sheets/{locked.Id}/offline", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_group_is_one_workbook_with_every_sheet_that_the_team_can_score()
    {
        using var own = await app.DemoClient("team-member");
        using var file = await own.GetAsync(new Uri("/assessments/offline?scheme=qinhuangdao-2016&group=county", UriKind.Relative));

        var read = OfflineImport.Read(new MemoryStream(await file.Content.ReadAsByteArrayAsync()), null);

        var open = (await app.Services.GetRequiredService<SheetQueries>().List(await app.Person(ScoredCity.Member), "qinhuangdao-2016", "county"))
            .Where(sheet => sheet.State is AssessmentState.Draft or AssessmentState.Returned).Select(sheet => sheet.Id).ToList();
        read.Sheets.Select(sheet => sheet.Id).ShouldBe(open, ignoreOrder: true);
        open.Count.ShouldBeGreaterThan(1);
        read.Sheets.SelectMany(sheet => sheet.Rows).ShouldAllBe(row => row.Problems.Count == 0);
    }

    [Fact]
    public async Task What_is_no_offline_workbook_is_refused_in_a_sentence_and_a_request_without_the_pages_token_before_that()
    {
        using var own = await app.DemoClient("team-member");
        using var leader = await app.DemoClient("leader");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("PK")), "file", "离线.xlsx" } };

        (await Refusals(await Send(own, "PK"u8.ToArray()))).ShouldNotBeEmpty();
        (await Refusals(await Send(own, OtherBook()))).ShouldHaveSingleItem().ShouldContain("不是本系统下载的离线评分表");
        (await own.PostAsync(new Uri(Upload, UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Send(leader, OtherBook())).IsSuccessStatusCode.ShouldBeFalse();
    }

    [Fact]
    public async Task A_foreign_edition_a_foreign_version_and_somebody_elses_sheet_are_refused()
    {
        var sheet = await Book();

        var edition = await Offer(sheet with { Edition = sheet.Edition with { Title = "别的细则" } });
        var version = await Offer(sheet with { Rows = With(sheet, new OfflineEntry(new RowSnapshot("3.1.1", ItemState.Clear, null, []), 7)) });
        var gone = await Offer(sheet with { Id = Guid.NewGuid() });

        edition.Refusals.ShouldHaveSingleItem().ShouldContain("内容不同");
        edition.Items.ShouldBeEmpty();
        version.Refused.ShouldHaveSingleItem().Refusals.ShouldHaveSingleItem().ShouldContain("从未有过");
        gone.Refusals.ShouldHaveSingleItem();
        // The twin: as it was downloaded, nothing is refused.
        var same = await Offer(sheet);
        same.Refusals.ShouldBeEmpty();
        same.Items.ShouldAllBe(item => !item.IsRefused && !item.IsChange && !item.IsClash);
    }

    [Fact]
    public async Task A_row_that_was_stored_since_the_download_is_asked_and_the_choice_is_what_is_stored()
    {
        var taken = await Book();
        await app.Save(ScoredCity.Colleague, ScoredCity.Counted("3.2.1", 3));
        var read = Read(taken);
        var filled = read with
        {
            Sheets = [read.Sheets[0] with { Rows = [.. read.Sheets[0].Rows.Select(row => row.Item == "3.2.1" ? row with { Mine = ScoredCity.Counted("3.2.1", 5) } : row)] }],
        };

        var clash = (await Offers(filled)).ShouldHaveSingleItem().Clashes.ShouldHaveSingleItem();
        clash.IsUndecided.ShouldBeTrue();
        clash.Accepted.ShouldBeNull();
        clash.Choice = OfferChoice.Both;
        await app.Services.GetRequiredService<ImportRows>().Run(await app.Person(ScoredCity.Member), Guid.CreateVersion7(), [clash.Accepted!]);

        (await app.Stored("3.2.1"))!.Snapshot.Findings.Select(finding => finding.Count).ShouldBe([3, 5]);
    }

    private static Dictionary<string, OfflineEntry> With(OfflineSheet sheet, OfflineEntry entry) =>
        new(sheet.Rows.Where(row => row.Key != entry.Row.Item).Append(KeyValuePair.Create(entry.Row.Item, entry)), StringComparer.Ordinal);

    private static OfflineReading Read(OfflineSheet sheet) => OfflineImport.Read(new MemoryStream(OfflineExport.Write([sheet])), null);

    private async Task<OfflineSheet> Book() =>
        await app.Services.GetRequiredService<OfflineBooks>().Sheet(await app.Person(ScoredCity.Member), await app.Sheet());

    private async Task<OfflineOffer> Offer(OfflineSheet sheet) => (await Offers(Read(sheet))).ShouldHaveSingleItem();

    private async Task<IReadOnlyList<OfflineOffer>> Offers(OfflineReading read) =>
        await app.Services.GetRequiredService<OfflineOffers>().Of(await app.Person(ScoredCity.Member), read);

    private static byte[] OtherBook() =>
        Documents.Exporting.RubricExport.Write(Documents.Rubrics.BuiltInRubrics.Read().Editions[0], Documents.Exporting.RubricFormat.Xlsx);

    private static async Task<List<string>> Refusals(HttpResponseMessage answer) =>
        [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refusals").EnumerateArray().Select(sentence => sentence.GetString()!)];

    private static async Task<HttpResponseMessage> Send(HttpClient client, byte[] file)
    {
        using var page = await client.Page("/sign-in");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "离线.xlsx" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Upload, UriKind.Relative)) { Content = form };
        request.Headers.Add("RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));
        return await client.SendAsync(request);
    }
}
