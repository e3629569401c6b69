using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Evidence;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class EvidenceOnSqlite(SqliteFixture city) : EvidenceTests(city), IClassFixture<SqliteFixture>;

public class EvidenceOnPostgres(PostgresFixture city) : EvidenceTests(city), IClassFixture<PostgresFixture>;

/// <summary>What evidence promises on both databases. Each test works on a county of its own.</summary>
public abstract class EvidenceTests(EngineFixture city)
{
    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private EvidenceStore Store => city.Get<EvidenceStore>();

    [EngineFact]
    public async Task Evidence_is_read_back_with_who_added_it_and_in_the_order_of_its_arrival()
    {
        var sheet = await city.Sheet("changli");
        var finding = Guid.CreateVersion7();

        var first = await Add(sheet, "1.2", "现场一.jpg", finding: finding, caption: "门口");
        var second = await Add(sheet, "1.2", "现场二.jpg");
        var other = await Add(sheet, "1.3", "会议.pdf");

        var rows = await city.Get<EvidenceQueries>().OfSheet(city.Member, sheet);
        rows.Select(row => (row.Id, row.Item)).ShouldBe([(first, "1.2"), (second, "1.2"), (other, "1.3")]);
        rows[0].ShouldSatisfyAllConditions(
            row => row.Finding.ShouldBe(finding), row => row.Caption.ShouldBe("门口"), row => row.FileName.ShouldBe("现场一.jpg"),
            row => row.AddedBy.ShouldBe("member"), row => row.IsImage.ShouldBeTrue());
        rows[2].IsImage.ShouldBeFalse();
        (await Events(first)).ShouldBe(["evidence.added"]);
    }

    [EngineFact]
    public async Task The_same_file_twice_is_stored_once_and_stands_in_both_places()
    {
        var sheet = await city.Sheet("lulong");
        var before = Files();

        var (first, second) = (await Add(sheet, "1.2", "a.jpg", content: "same"), await Add(sheet, "1.3", "b.jpg", content: "same"));

        Files().ShouldBe(before + 1);
        var hashes = new[] { (await city.Get<EvidenceQueries>().File(city.Member, sheet, first)).Hash, (await city.Get<EvidenceQueries>().File(city.Member, sheet, second)).Hash };
        hashes[0].ShouldBe(hashes[1]);
        File.Exists(Path.Combine(Store.Folder, hashes[0][..2], hashes[0])).ShouldBeTrue();
    }

    [EngineFact]
    public async Task The_same_file_twice_in_one_place_is_there_once_until_it_is_removed()
    {
        var sheet = await city.Sheet("lulong");
        var finding = Guid.CreateVersion7();

        var first = await Add(sheet, "1.4", "a.jpg", content: "picked", finding: finding);
        await Add(sheet, "1.4", "b.jpg", content: "picked", finding: finding);
        var ofItem = await Add(sheet, "1.4", "b.jpg", content: "picked");
        (await Pieces()).ShouldBe([first, ofItem], "for the item as a whole is another place");

        await city.Get<RemoveEvidence>().Run(city.Member, Guid.NewGuid(), sheet, first, "拍错了");
        var again = await Add(sheet, "1.4", "a.jpg", content: "picked", finding: finding);
        (await Pieces()).ShouldBe([ofItem, again]);

        async Task<IEnumerable<Guid>> Pieces() =>
            (await city.Get<EvidenceQueries>().OfSheet(city.Member, sheet)).Where(row => row.Item == "1.4").Select(row => row.Id);
    }

    [EngineFact]
    public async Task The_same_id_twice_is_one_piece_of_evidence_and_another_file_under_it_is_refused()
    {
        var sheet = await city.Sheet("funing");
        var id = await Add(sheet, "1.2", "a.jpg", content: "one");

        await Add(sheet, "1.2", "a.jpg", content: "one", id: id);
        (await Should.ThrowAsync<RuleViolation>(() => Add(sheet, "1.2", "a.jpg", content: "two", id: id))).Code.ShouldBe(Rules.NotFound);

        (await city.Get<EvidenceQueries>().OfSheet(city.Member, sheet)).Count(row => row.Item == "1.2").ShouldBe(1);
    }

    [EngineFact]
    public async Task Neighbours_change_places_and_removed_ones_are_kept_out_of_sight()
    {
        var sheet = await city.Sheet("funing", "government");
        var (a, b, c) = (await Add(sheet, "1.1.1", "a.jpg"), await Add(sheet, "1.1.1", "b.jpg"), await Add(sheet, "1.1.1", "c.jpg"));

        await city.Get<MoveEvidence>().Run(city.Member, Guid.NewGuid(), sheet, c, -1);
        await city.Get<MoveEvidence>().Run(city.Member, Guid.NewGuid(), sheet, a, -1);
        await city.Get<RemoveEvidence>().Run(city.Member, Guid.NewGuid(), sheet, b, "拍重了");

        (await city.Get<EvidenceQueries>().OfSheet(city.Member, sheet)).Select(row => row.Id).ShouldBe([a, c]);
        (await Should.ThrowAsync<RuleViolation>(() => city.Get<EvidenceQueries>().File(city.Member, sheet, b))).Code.ShouldBe(Rules.NotFound);
        (await Should.ThrowAsync<RuleViolation>(() => city.Get<RemoveEvidence>().Run(city.Member, Guid.NewGuid(), sheet, b, "再删"))).Code.ShouldBe(Rules.EvidenceRemoved);
        (await Should.ThrowAsync<InvalidInput>(() => city.Get<RemoveEvidence>().Run(city.Member, Guid.NewGuid(), sheet, a, " "))).Problems.Single().Code.ShouldBe(Rules.Required);
        (await Events(a)).ShouldBe(["evidence.added"], "at the end of the row there was nothing to move past");
        await using var db = await city.Database.Db();
        var removed = await db.Evidence.SingleAsync(known => known.Id == b);
        (removed.RemovedReason, removed.RemovedBy).ShouldBe(("拍重了", "member"));
        Store.Exists(removed.Hash).ShouldBeTrue();
    }

    [EngineFact]
    public async Task The_later_of_two_captions_is_told_and_sees_both()
    {
        var sheet = await city.Sheet("beidaihe");
        var id = await Add(sheet, "1.2", "a.jpg");
        await city.Get<CaptionEvidence>().Run(city.Member, Guid.NewGuid(), sheet, id, "门口", null, 0);

        var clash = await Should.ThrowAsync<ChangedMeanwhile>(() => city.Get<CaptionEvidence>().Run(city.Member, Guid.NewGuid(), sheet, id, "后门", null, 0));

        (clash.Mine, clash.Theirs, clash.Version).ShouldBe(("后门", "门口", 1));
    }

    [EngineFact]
    public async Task A_record_cannot_be_deleted_from_the_database()
    {
        var sheet = await city.Sheet("changli", "government");
        await Add(sheet, "1.1.1", "a.jpg");
        await using var db = await city.Database.Db();

        await Should.ThrowAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM evidence"));

        (await city.Get<EvidenceQueries>().OfSheet(city.Member, sheet)).ShouldNotBeEmpty();
    }

    [EngineFact]
    public async Task Whoever_may_not_score_the_sheet_adds_nothing_and_another_teams_sheet_looks_absent()
    {
        var sheet = await city.Sheet("shanhaiguan");
        var stranger = await city.Database.Account($"stranger-{Guid.NewGuid():N}", Role.TeamMember, team: "team-9");
        var own = await city.Database.Account($"own-{Guid.NewGuid():N}", Role.AssessedUnit, unit: "shanhaiguan");
        var neighbour = await city.Database.Account($"neighbour-{Guid.NewGuid():N}", Role.AssessedUnit, unit: "changli");
        var id = await Add(sheet, "1.2", "a.jpg");

        (await Code(() => Add(sheet, "1.2", "b.jpg", actor: stranger))).ShouldBe(Rules.NotFound);
        (await Code(() => Add(sheet, "1.2", "b.jpg", actor: own))).ShouldBe(Rules.AccessDenied);
        (await Code(() => Add(Guid.NewGuid(), "1.2", "b.jpg"))).ShouldBe(Rules.NotFound);
        (await Code(() => city.Get<EvidenceQueries>().OfSheet(stranger, sheet))).ShouldBe(Rules.NotFound);
        (await Code(() => city.Get<EvidenceQueries>().File(neighbour, sheet, id))).ShouldBe(Rules.NotFound);
        (await Code(() => city.Get<EvidenceQueries>().File(neighbour, Guid.NewGuid(), id))).ShouldBe(Rules.NotFound);
        (await Code(() => city.Get<RemoveEvidence>().Run(stranger, Guid.NewGuid(), sheet, id, "理由"))).ShouldBe(Rules.NotFound);
        (await city.Get<EvidenceQueries>().File(own, sheet, id)).FileName.ShouldBe("a.jpg");
    }

    [EngineFact]
    public async Task A_sheet_that_was_handed_in_takes_no_more_evidence_but_its_signed_paper()
    {
        var sheet = await city.Sheet("beidaihe-xinqu");
        var id = await Add(sheet, "1.2", "a.jpg");
        (await Code(() => Add(sheet, null, "签字.pdf", kind: EvidenceKind.SignedSheet))).ShouldBe(Rules.AccessState);
        for (var row = 1; row <= 9; row++)
            await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), sheet, Rows.Clear($"1.{row}"), 0);
        await city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), sheet);

        (await Code(() => Add(sheet, "1.2", "b.jpg"))).ShouldBe(Rules.AccessState);
        (await Code(() => city.Get<RemoveEvidence>().Run(city.Member, Guid.NewGuid(), sheet, id, "理由"))).ShouldBe(Rules.AccessState);
        (await Code(() => city.Get<CaptionEvidence>().Run(city.Member, Guid.NewGuid(), sheet, id, "说明", null, 0))).ShouldBe(Rules.AccessState);
        await Add(sheet, null, "签字.pdf", kind: EvidenceKind.SignedSheet);

        (await city.Get<EvidenceQueries>().OfSheet(city.Office, sheet)).Select(row => row.Kind).ShouldBe([EvidenceKind.SignedSheet, EvidenceKind.Item], ignoreOrder: true);
    }

    [EngineFact]
    public async Task The_signed_paper_knows_whether_the_sheet_still_says_what_was_signed()
    {
        var sheet = await city.Sheet("beidaihe-xinqu", "government");
        foreach (var row in (await city.Get<SheetQueries>().Get(city.Member, sheet)).Edition.Index.Rows)
            await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), sheet, Rows.Clear(row.Item.Code), 0);
        await city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), sheet);
        var printed = SheetHash.Of(await city.Get<SheetQueries>().Get(city.Member, sheet));
        await Add(sheet, null, "签字.pdf", kind: EvidenceKind.SignedSheet);
        await city.Get<ConfirmSheet>().Run(city.Office, Guid.NewGuid(), sheet);
        (await Paper()).ShouldBe((printed, true), "confirming changes nothing that was signed");

        await city.Get<ReturnSheet>().Run(city.Office, Guid.NewGuid(), sheet, "重新核对");
        await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), sheet, new RowSnapshot("1.1.1", ItemState.NotApplicable, "没有这项工作", []), 1);
        (await Paper()).ShouldBe((printed, false));
        await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), sheet, Rows.Clear("1.1.1"), 2);
        (await Paper()).ShouldBe((printed, true), "it says the same again");

        async Task<(string?, bool?)> Paper()
        {
            var row = (await city.Get<EvidenceQueries>().OfSheet(city.Office, sheet)).ShouldHaveSingleItem();
            return (row.PaperHash, row.PaperHolds);
        }
    }

    [EngineFact]
    public async Task An_item_that_the_rubric_does_not_have_is_refused()
    {
        var sheet = await city.Sheet("shanhaiguan", "government");

        foreach (var (kind, item) in new[] { (EvidenceKind.Item, "9.9"), (EvidenceKind.Item, null), (EvidenceKind.SignedSheet, (string?)"1.2") })
            (await Should.ThrowAsync<RuleViolation>(() => Add(sheet, item, "a.jpg", kind: kind))).Code.ShouldBeOneOf(Rules.InvalidInput, Rules.AccessState);
    }

    [EngineFact]
    public async Task A_file_that_was_altered_or_lost_is_found_and_never_served_and_heals_when_it_is_sent_again()
    {
        var sheet = await city.Sheet("beidaihe", "government");
        var (good, altered, lost) = (await Add(sheet, "1.1.1", "a.txt", content: "good"), await Add(sheet, "1.1.1", "b.txt", content: "altered"), await Add(sheet, "1.1.1", "c.txt", content: "lost"));
        await File.WriteAllTextAsync(PathOf("altered"), "something else");
        File.Delete(PathOf("lost"));

        var state = await city.Get<CheckEvidence>().Run();

        state.Faults.Where(fault => (fault.Owner, fault.Id) == (FileOwner.Sheet, sheet)).Select(fault => (fault.Evidence, fault.Missing))
            .ShouldBe([(altered, false), (lost, true)], ignoreOrder: true);
        city.Get<CheckEvidence>().Last.ShouldBe(state);
        foreach (var content in new[] { "altered", "lost" })
            (await Code(() => Store.Open(HashOf(content)))).ShouldBe(Rules.EvidenceLost);
        await using (var served = await Store.Open(HashOf("good")))
            (await new StreamReader(served).ReadToEndAsync()).ShouldBe("good");

        await Add(sheet, "1.1.1", "d.txt", content: "altered");
        await Add(sheet, "1.1.1", "e.txt", content: "lost");
        (await city.Get<CheckEvidence>().Run()).Faults.Where(fault => fault.Id == sheet).ShouldBeEmpty();
        good.ShouldNotBe(altered);
        var half = PathOf("good") + ".0.new";
        await File.WriteAllTextAsync(half, "cut off");
        Store.ForgetHalfWritten(Now.AddHours(-1));
        File.Exists(half).ShouldBeTrue();
        Store.ForgetHalfWritten(Now.AddHours(1));
        File.Exists(half).ShouldBeFalse();
    }

    [EngineFact]
    public async Task A_cut_upload_goes_on_from_the_byte_that_arrived_also_in_another_process()
    {
        var content = RandomNumberGenerator.GetBytes(300_000);
        var announced = Announced(await city.Sheet("lulong", "government"), content);

        (await city.Get<EvidenceUploads>().Start(city.Member, announced)).ShouldBe(0);
        await Should.ThrowAsync<IOException>(() => city.Get<EvidenceUploads>().Append(city.Member, announced, 0, new CutStream(content, 200_000), default));
        var another = new EvidenceUploads(Store);
        var arrived = await another.Start(city.Member, announced);
        arrived.ShouldBe(200_000);
        (await another.Append(city.Member, announced, arrived, new MemoryStream(content[200_000..]), default)).ShouldBe(content.Length);
        byte[]? handedOver = null;
        await another.Finish(city.Member, announced, async file => handedOver = await File.ReadAllBytesAsync(file));

        handedOver.ShouldBe(content);
        another.Find(city.Member, announced.Id).ShouldBeNull();
    }

    [EngineFact]
    public async Task A_piece_that_does_not_follow_changes_nothing_and_says_where_to_go_on()
    {
        var content = RandomNumberGenerator.GetBytes(1_000);
        var announced = Announced(await city.Sheet("lulong", "government"), content);
        var uploads = city.Get<EvidenceUploads>();
        await uploads.Start(city.Member, announced);
        await uploads.Append(city.Member, announced, 0, new MemoryStream(content[..400]), default);

        foreach (var wrong in new long[] { 0, 399, 401, 1_000 })
        {
            var told = await Should.ThrowAsync<RuleViolation>(() => uploads.Append(city.Member, announced, wrong, new MemoryStream(content[400..500]), default));
            (told.Code, told.Values[0]).ShouldBe((Rules.EvidenceOffsetWrong, 400L));
        }

        (await Code(() => uploads.Append(city.Member, announced, 400, new MemoryStream(new byte[601]), default))).ShouldBe(Rules.EvidenceHashWrong, "more than was announced");
        uploads.Arrived(city.Member, announced.Id).ShouldBe(400);
    }

    [EngineFact]
    public async Task What_arrived_must_be_what_was_announced_or_it_starts_anew()
    {
        var content = RandomNumberGenerator.GetBytes(1_000);
        var announced = Announced(await city.Sheet("lulong", "government"), content);
        var uploads = city.Get<EvidenceUploads>();
        await uploads.Start(city.Member, announced);
        await uploads.Append(city.Member, announced, 0, new MemoryStream(new byte[1_000]), default);
        var isCalled = false;

        (await Code(() => uploads.Finish(city.Member, announced, _ => Task.FromResult(isCalled = true)))).ShouldBe(Rules.EvidenceHashWrong);

        isCalled.ShouldBeFalse();
        (await uploads.Start(city.Member, announced)).ShouldBe(0);
    }

    [EngineFact]
    public async Task Nobody_meets_another_accounts_upload_and_nobody_can_fill_the_disk_with_beginnings()
    {
        var someone = await city.Database.Account($"someone-{Guid.NewGuid():N}", Role.TeamMember, team: "team-1");
        var announced = Announced(await city.Sheet("lulong", "government"), [1, 2, 3]);
        var uploads = city.Get<EvidenceUploads>();
        await uploads.Start(city.Member, announced);

        uploads.Find(someone, announced.Id).ShouldBeNull();
        for (var i = 0; i < EvidenceUploads.MostOpen; i++)
            await uploads.Start(someone, announced with { Id = Guid.NewGuid() });
        (await Code(() => uploads.Start(someone, announced with { Id = Guid.NewGuid() }))).ShouldBe(Rules.EvidenceTooManyOpen);

        uploads.ForgetAbandoned(Now.AddHours(-1));
        uploads.Find(city.Member, announced.Id).ShouldNotBeNull();
        uploads.ForgetAbandoned(Now.AddHours(1));
        uploads.Find(city.Member, announced.Id).ShouldBeNull();
        await uploads.Start(someone, announced);
    }

    private static async Task<string> Code(Func<Task> refused) => (await Should.ThrowAsync<RuleViolation>(refused)).Code;

    private static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content)));

    private static NewEvidence Announced(Guid sheet, byte[] content) => new(
        Guid.CreateVersion7(), sheet, EvidenceKind.Item, "1.1.1", null, "a.jpg", content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), null, null);

    private string PathOf(string content) => Path.Combine(Store.Folder, HashOf(content)[..2], HashOf(content));

    private int Files() => Directory.Exists(Store.Folder) ? Directory.GetFiles(Store.Folder, "*", SearchOption.AllDirectories).Count(file => !file.Contains("incoming", StringComparison.Ordinal)) : 0;

    private async Task<Guid> Add(
        Guid sheet, string? item, string name, string? content = null, Guid? id = null, Guid? finding = null, string? caption = null,
        EvidenceKind kind = EvidenceKind.Item, Actor? actor = null)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(content ?? $"{Guid.NewGuid()}");
        var hash = await Store.Keep(bytes);
        var evidence = new NewEvidence(id ?? Guid.CreateVersion7(), sheet, kind, item, finding, name, bytes.Length, hash, caption, null);
        await city.Get<AddEvidence>().Run(
            actor ?? city.Member, Guid.NewGuid(), evidence, new EvidenceFile(hash, hash, bytes.Length, name, EvidenceType.OfName(name), null));
        return evidence.Id;
    }

    private async Task<List<string>> Events(Guid evidence)
    {
        await using var db = await city.Database.Db();
        var id = evidence.ToString();
        return await db.Audit.Where(line => line.Entity == "evidence" && line.EntityId == id).OrderBy(line => line.Id).Select(line => line.Action).ToListAsync();
    }

    /// <summary>A connection that is cut in the middle.</summary>
    private sealed class CutStream(byte[] content, int until) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position >= until ? throw new IOException("cut") : base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, until - Position)], cancellationToken);
    }
}
