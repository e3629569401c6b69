using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Tests;
using SafetyAssessment.Web.Tests.Access;

namespace SafetyAssessment.Web.Tests.Features;

/// <summary>Evidence by HTTP: sent in pieces, taken up after a cut, stored without what it tells of a place, and served as something to keep.</summary>
public sealed class EvidenceEndpointTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Member = "team-member";

    /// <summary>Another one in each test: the same file in the same place would be there already.</summary>
    private byte[] Photo { get; } = Pictures.Jpeg(orientation: 6, more: Pictures.Segment(0xFE, Guid.NewGuid().ToByteArray()));

    [Fact]
    public async Task A_photo_sent_in_pieces_is_stored_once_without_its_place_and_served_as_an_attachment()
    {
        var sender = await Sender.SignIn(app, Member, "changli");

        (await sender.Start(Photo, "现场 一.jpg")).ShouldBe((0, false));
        (await sender.Piece(Photo, 0, 100)).ShouldBe((100, false));
        (await sender.Arrived()).ShouldBe(100);
        (await sender.Piece(Photo, 100, Photo.Length)).ShouldBe((Photo.Length, true));

        using var served = await sender.Client.GetAsync(sender.Path);
        var bytes = await served.Content.ReadAsByteArrayAsync();
        bytes.AsSpan().IndexOf("39.9042"u8).ShouldBe(-1);
        bytes.AsSpan().IndexOf(Pictures.Pixels).ShouldBeGreaterThan(0);
        served.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        served.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        served.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("现场 一.jpg");
        served.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        served.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        (await sender.Start(Photo, "现场 一.jpg")).ShouldBe((Photo.Length, true));
        (await sender.Rows()).Count(row => row.Id == sender.Id).ShouldBe(1);
    }

    [Fact]
    public async Task After_a_cut_the_upload_is_taken_up_where_it_stands_also_by_a_new_sign_in()
    {
        var before = await Sender.SignIn(app, Member, "changli");
        await before.Start(Photo, "a.jpg");
        await before.Piece(Photo, 0, 77);
        before.Client.Dispose();
        var after = await Sender.SignIn(app, Member, "changli", before.Id);

        (await after.Start(Photo, "a.jpg")).ShouldBe((77, false));
        (await after.Piece(Photo, 77, Photo.Length)).ShouldBe((Photo.Length, true));
    }

    [Fact]
    public async Task A_wrong_offset_is_told_and_changes_nothing()
    {
        var sender = await Sender.SignIn(app, Member, "changli");
        await sender.Start(Photo, "a.jpg");
        await sender.Piece(Photo, 0, 50);

        (await sender.Refused(sender.SendPiece(Photo, 0, 50), HttpStatusCode.Conflict)).ShouldBe("evidence.offset-wrong");
        (await sender.Refused(sender.SendPiece(Photo, 60, 80), HttpStatusCode.Conflict)).ShouldBe("evidence.offset-wrong");

        (await sender.Arrived()).ShouldBe(50);
        (await sender.Piece(Photo, 50, Photo.Length)).Stored.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_not_what_was_announced_is_thrown_away_and_starts_anew()
    {
        var sender = await Sender.SignIn(app, Member, "changli");
        await sender.Start(Photo, "a.jpg");
        byte[] other = [.. Photo];
        other[^5] ^= 1;

        (await sender.Refused(sender.SendPiece(other, 0, other.Length), HttpStatusCode.BadRequest)).ShouldBe("evidence.hash-wrong");

        (await sender.Start(Photo, "a.jpg")).ShouldBe((0, false));
        (await sender.Piece(Photo, 0, Photo.Length)).Stored.ShouldBeTrue();
    }

    [Fact]
    public async Task Another_account_does_not_see_an_upload_and_cannot_go_on_with_it()
    {
        var mine = await Sender.SignIn(app, Member, "changli");
        await mine.Start(Photo, "a.jpg");
        await mine.Piece(Photo, 0, 50);
        var theirs = await Sender.SignIn(app, "team-member-2", "changli", mine.Id);

        (await theirs.Refused(theirs.SendPiece(Photo, 50, 80), HttpStatusCode.NotFound)).ShouldBe("not-found");
        (await theirs.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, theirs.Path))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await theirs.Refused(theirs.SendStart(Photo, "a.jpg", account: mine.Account), HttpStatusCode.Unauthorized)).ShouldBe("access.revoked");
        (await mine.Arrived()).ShouldBe(50);
    }

    [Fact]
    public async Task Another_teams_sheet_and_another_units_evidence_look_absent()
    {
        var member = await Sender.SignIn(app, Member, "changli");
        await member.Start(Photo, "a.jpg");
        await member.Piece(Photo, 0, Photo.Length);
        var stranger = await Sender.SignIn(app, "department-member", "changli", member.Id);

        (await stranger.Refused(stranger.SendStart(Photo, "a.jpg"), HttpStatusCode.NotFound)).ShouldBe("not-found");
        (await stranger.Client.GetAsync(member.Path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.Client.GetAsync($"/sheets/{Guid.NewGuid()}/evidence/{member.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var nobody = app.Direct();
        (await nobody.GetAsync(new Uri(member.Path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_sheet_that_is_handed_in_takes_nothing_more()
    {
        var sender = await Sender.SignIn(app, Member, "shanhaiguan");

        (await sender.Refused(sender.SendStart(Photo, "a.jpg"), HttpStatusCode.Conflict)).ShouldBe("access.state");
    }

    [Fact]
    public async Task Without_the_pages_token_nothing_is_taken()
    {
        var sender = await Sender.SignIn(app, Member, "changli");
        sender.Client.DefaultRequestHeaders.Remove("RequestVerificationToken");

        (await sender.Refused(sender.SendStart(Photo, "a.jpg"), HttpStatusCode.Unauthorized)).ShouldBe("access.revoked");
        (await sender.Refused(sender.SendPiece(Photo, 0, 10), HttpStatusCode.Unauthorized)).ShouldBe("access.revoked");
    }

    [Theory]
    [InlineData("a.svg", "evidence.type-not-allowed")]
    [InlineData("a.html", "evidence.type-not-allowed")]
    public async Task Kinds_that_run_in_a_browser_are_refused_before_a_byte_is_sent(string name, string code)
    {
        var sender = await Sender.SignIn(app, Member, "changli");

        (await sender.Refused(sender.SendStart(Photo, name), HttpStatusCode.BadRequest)).ShouldBe(code);
    }

    [Fact]
    public async Task A_page_that_calls_itself_a_photo_is_refused_and_forgotten()
    {
        var sender = await Sender.SignIn(app, Member, "changli");
        var page = "<html><script>alert(1)</script></html>"u8.ToArray();
        await sender.Start(page, "a.jpg");

        (await sender.Refused(sender.SendPiece(page, 0, page.Length), HttpStatusCode.BadRequest)).ShouldBe("evidence.content-differs");

        (await sender.Refused(sender.SendPiece(page, 0, page.Length), HttpStatusCode.NotFound)).ShouldBe("not-found");
        (await sender.Rows()).ShouldNotContain(row => row.Id == sender.Id);
    }

    [Fact]
    public async Task Too_large_a_file_and_too_large_a_piece_are_refused()
    {
        var sender = await Sender.SignIn(app, Member, "changli");

        (await sender.Refused(sender.SendStart(Photo, "a.jpg", size: 21 * 1024 * 1024), HttpStatusCode.RequestEntityTooLarge)).ShouldBe("evidence.too-large");
        (await sender.Refused(sender.SendPiece(new byte[1024 * 1024 + 1], 0, 1024 * 1024 + 1), HttpStatusCode.RequestEntityTooLarge)).ShouldBe("input.body-too-large");
    }

    [Fact]
    public async Task The_small_picture_comes_from_the_browser_and_is_shown_in_the_page()
    {
        var sender = await Sender.SignIn(app, Member, "changli");
        await sender.Start(Photo, "a.jpg");
        (await sender.PutThumbnail(Pictures.Jpeg(320, 240))).ShouldBe(HttpStatusCode.NoContent);
        (await sender.PutThumbnail(Pictures.Png())).ShouldBe(HttpStatusCode.BadRequest);
        await sender.Piece(Photo, 0, Photo.Length);

        using var served = await sender.Client.GetAsync($"{sender.Path}/thumbnail");

        served.StatusCode.ShouldBe(HttpStatusCode.OK);
        served.Content.Headers.ContentDisposition.ShouldBeNull();
        served.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        (await served.Content.ReadAsByteArrayAsync()).AsSpan().IndexOf("39.9042"u8).ShouldBe(-1);
        var tag = served.Headers.ETag!;
        var again = new HttpRequestMessage(HttpMethod.Get, $"{sender.Path}/thumbnail");
        again.Headers.IfNoneMatch.Add(tag);
        (await sender.Client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task An_altered_file_is_not_served()
    {
        var sender = await Sender.SignIn(app, Member, "changli");
        var content = System.Text.Encoding.UTF8.GetBytes($"记录 {Guid.NewGuid()}");
        await sender.Start(content, "a.txt");
        await sender.Piece(content, 0, content.Length);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        await File.WriteAllTextAsync(System.IO.Path.Combine(app.DataFolder, "evidence", hash[..2], hash), "altered");

        (await sender.Refused(sender.Client.GetAsync(sender.Path), HttpStatusCode.InternalServerError)).ShouldBe("evidence.lost");
    }

    [Fact]
    public async Task A_whole_upload_whose_record_was_not_written_is_finished_by_an_empty_piece()
    {
        var sender = await Sender.SignIn(app, Member, "changli");
        await sender.Start(Photo, "a.jpg");
        var uploads = app.Services.GetRequiredService<EvidenceUploads>();
        var announced = uploads.Find(sender.Actor, sender.Id)!;
        await uploads.Append(sender.Actor, announced, 0, new MemoryStream(Photo), default);

        (await sender.Start(Photo, "a.jpg")).ShouldBe((Photo.Length, false));
        (await sender.Piece(Photo, Photo.Length, Photo.Length)).ShouldBe((Photo.Length, true));
    }

    /// <summary>A browser of a signed-in person that sends one file to a sheet of a county.</summary>
    private sealed record Sender(TestApp App, HttpClient Client, Actor Actor, Guid Sheet, Guid Id)
    {
        public string Path => $"/sheets/{Sheet}/evidence/{Id}";

        public Guid Account => Actor.AccountId;

        public static async Task<Sender> SignIn(TestApp app, string account, string unit, Guid? id = null)
        {
            var client = await app.DemoClient(account);
            using var page = await client.Page("/password");
            client.DefaultRequestHeaders.Add("RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));
            await using var scope = app.Services.CreateAsyncScope();
            var accounts = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Account>>();
            var actor = (await accounts.FindByNameAsync($"demo-{account}"))!.ToActor();
            var office = (await accounts.FindByNameAsync("demo-safety-office"))!.ToActor();
            var sheets = await app.Services.GetRequiredService<SheetQueries>().List(office, "qinhuangdao-2016", "county");
            return new Sender(app, client, actor, sheets.First(row => row.Unit == unit && row.Part == "party").Id, id ?? Guid.CreateVersion7());
        }

        public Task<HttpResponseMessage> SendStart(byte[] file, string name, long? size = null, Guid? account = null) => Client.PostAsJsonAsync(Path, new
        {
            account = account ?? Account,
            kind = "item",
            item = "1.2",
            fileName = name,
            size = size ?? file.Length,
            hash = Convert.ToHexStringLower(SHA256.HashData(file)),
        });

        public Task<HttpResponseMessage> SendPiece(byte[] file, int from, int to)
        {
            var request = new HttpRequestMessage(HttpMethod.Patch, Path) { Content = new ByteArrayContent(file[from..to]) };
            request.Headers.Add("Upload-Offset", $"{from}");
            return Client.SendAsync(request);
        }

        public async Task<(long Offset, bool Stored)> Start(byte[] file, string name) => await Progress(SendStart(file, name));

        public async Task<(long Offset, bool Stored)> Piece(byte[] file, int from, int to) => await Progress(SendPiece(file, from, to));

        public async Task<HttpStatusCode> PutThumbnail(byte[] picture) =>
            (await Client.PutAsync($"{Path}/thumbnail", new ByteArrayContent(picture))).StatusCode;

        public async Task<long> Arrived()
        {
            using var answer = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Path));
            return long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), System.Globalization.CultureInfo.InvariantCulture);
        }

        public async Task<string?> Refused(Task<HttpResponseMessage> sent, HttpStatusCode status)
        {
            using var answer = await sent;
            var text = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(status, text);
            var problem = JsonSerializer.Deserialize<JsonElement>(text);
            problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
            return problem.GetProperty("code").GetString();
        }

        public Task<IReadOnlyList<EvidenceRow>> Rows() => App.Services.GetRequiredService<EvidenceQueries>().OfSheet(Actor, Sheet);

        private static async Task<(long Offset, bool Stored)> Progress(Task<HttpResponseMessage> sent)
        {
            using var answer = await sent;
            var text = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
            var progress = JsonSerializer.Deserialize<JsonElement>(text);
            return (progress.GetProperty("offset").GetInt64(), progress.GetProperty("stored").GetBoolean());
        }
    }
}
