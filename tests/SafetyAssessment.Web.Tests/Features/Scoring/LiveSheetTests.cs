using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Features.Scoring;

namespace SafetyAssessment.Web.Tests.Features.Scoring;

/// <summary>What an open page shows of what is stored, and of the people on it; on a real database, each test in rows of its own.</summary>
public sealed class LiveSheetTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_somebody_stores_is_on_every_open_page_at_once()
    {
        using var mine = await app.Open(ScoredCity.Member);
        using var theirs = await app.Open(ScoredCity.Colleague);

        await app.Save(ScoredCity.Colleague, ScoredCity.Counted("1.1.1", 3));

        foreach (var page in new[] { mine, theirs })
        {
            await Until(page, () => page.Row("1.1.1").State == ItemState.Findings);
            page.Row("1.1.1").Score.Lost.ShouldBe(6);
            page.Row("1.1.1").Stored!.ChangedBy.ShouldBe((await app.Person(ScoredCity.Colleague)).Name);
            page.Score.Item("1.1.1")!.Lost.ShouldBe(6);
        }
    }

    [Fact]
    public async Task A_closed_page_hears_nothing_more_the_twin_of_the_open_one()
    {
        var page = await app.Open(ScoredCity.Member);
        var heard = 0;
        page.Changed += (_, _) => heard++;
        page.Dispose();

        await app.Save(ScoredCity.Member, ScoredCity.Counted("1.1.3", 1));
        await Task.Delay(300);

        heard.ShouldBe(0);
        page.Row("1.1.3").State.ShouldBe(ItemState.NotAssessed);
    }

    [Fact]
    public async Task The_live_score_is_the_score_after_reading_again()
    {
        using var page = await app.Open(ScoredCity.Member);
        await app.Save(ScoredCity.Member, ScoredCity.Counted("3.1.2", 2));
        await app.Save(ScoredCity.Member, new RowSnapshot("3.3.1", ItemState.NotApplicable, "没有该类企业", []));
        await app.Save(ScoredCity.Member, new RowSnapshot("3.3.3", ItemState.Exempt, "上级已查", []));
        await Until(page, () => page.Row("3.3.3").State == ItemState.Exempt && page.Row("3.3.1").State == ItemState.NotApplicable && page.Row("3.1.2").State == ItemState.Findings);

        using var again = await app.Open(ScoredCity.Colleague);

        again.Score.Score.ShouldBe(page.Score.Score);
        again.Score.Applicable.ShouldBe(page.Score.Applicable);
    }

    [Fact]
    public async Task A_row_that_did_not_change_stays_the_same_object_so_that_it_is_not_rendered()
    {
        using var page = await app.Open(ScoredCity.Member);
        var before = page.Rows.ToList();

        await app.Save(ScoredCity.Member, new RowSnapshot("1.4.1", ItemState.Clear, null, []));
        await Until(page, () => page.Row("1.4.1").State == ItemState.Clear);

        page.Rows.Zip(before).Count(pair => !ReferenceEquals(pair.First, pair.Second)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_in_a_row_is_seen_by_the_others_until_they_leave_and_nothing_is_written()
    {
        using var mine = await app.Open(ScoredCity.Member);
        var theirs = await app.Open(ScoredCity.Colleague);
        var name = (await app.Person(ScoredCity.Colleague)).Name;

        theirs.Enter("2.1.2");

        mine.Row("2.1.2").People.ShouldBe([name]);
        theirs.Row("2.1.2").People.ShouldBeEmpty("nobody is told about themselves");
        theirs.Enter("2.1.3");
        mine.Row("2.1.2").People.ShouldBeEmpty();
        mine.Row("2.1.3").People.ShouldBe([name]);
        theirs.Cut();
        mine.Row("2.1.3").People.ShouldBeEmpty("a tablet that sleeps");
        theirs.Mended();
        mine.Row("2.1.3").People.ShouldBe([name]);
        theirs.Dispose();
        mine.Row("2.1.3").People.ShouldBeEmpty();
        (await app.Stored("2.1.2")).ShouldBeNull();
        (await app.Stored("2.1.3")).ShouldBeNull();
    }

    [Fact]
    public async Task Who_only_reads_is_in_no_row()
    {
        using var mine = await app.Open(ScoredCity.Member);
        using var office = await app.Open("demo-safety-office");

        office.Enter("2.1.5");

        office.MayScore.ShouldBeFalse();
        mine.Row("2.1.5").People.ShouldBeEmpty();
    }

    private static async Task Until(LiveSheet page, Func<bool> seen)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        while (!seen())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Delay(10, limit.Token);
        }

        page.Rows.ShouldNotBeEmpty();
    }
}
