using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Features.Rubrics.Editing;

namespace SafetyAssessment.Web.Tests.Features.Rubrics.Editing;

/// <summary>Every change of a draft finds its way into the store, and none of another person's is overwritten unseen.</summary>
public class DraftSaverTests
{
    private readonly FakeStore store = new();

    [Fact]
    public async Task A_change_is_stored_by_itself_with_its_time()
    {
        using var saver = Open();

        saver.Put(Edition("二"));
        saver.IsStored.ShouldBeFalse();
        await saver.Flush();

        (store.Title, saver.Version, saver.IsStored).ShouldBe(("二", 1, true));
        saver.SavedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_many_quick_changes_the_last_is_stored()
    {
        using var saver = Open();

        for (var change = 0; change < 50; change++)
            saver.Put(Edition($"改{change}"));
        await saver.Flush();

        store.Title.ShouldBe("改49");
        store.Calls.ShouldBeLessThan(50);
    }

    [Fact]
    public async Task What_got_no_answer_is_sent_again_under_the_same_operation()
    {
        using var saver = Open();
        store.LoseAnswers = 1;

        saver.Put(Edition("二"));
        await saver.Flush();

        (store.Title, saver.Version, saver.IsStored, saver.IsUnconfirmed).ShouldBe(("二", 1, true, false));
        store.Operations.Distinct().Count().ShouldBe(1);
        store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Another_persons_change_is_asked_about_and_nothing_is_lost()
    {
        using var saver = Open();
        store.StoreByAnother(Edition("别人的"));

        saver.Put(Edition("我的"));
        await saver.Flush();

        (saver.Clash!.By, saver.Theirs!.Title, saver.IsStored, store.Title).ShouldBe(("同事", "别人的", false, "别人的"));

        saver.KeepMine();
        await saver.Flush();
        (store.Title, saver.IsStored, saver.Clash).ShouldBe(("我的", true, null));
    }

    [Fact]
    public async Task Their_version_can_be_taken_over()
    {
        using var saver = Open();
        store.StoreByAnother(Edition("别人的"));
        saver.Put(Edition("我的"));
        await saver.Flush();

        saver.TakeTheirs().Title.ShouldBe("别人的");
        saver.Put(Edition("再改"));
        await saver.Flush();

        (store.Title, saver.Clash).ShouldBe(("再改", null));
    }

    [Fact]
    public async Task What_another_person_changed_beside_the_content_needs_no_question()
    {
        using var saver = Open();
        store.StoreByAnother(Edition("一"));

        saver.Put(Edition("二"));
        await saver.Flush();

        (store.Title, saver.Clash, saver.IsStored).ShouldBe(("二", null, true));
    }

    [Fact]
    public async Task A_refusal_is_told_and_the_next_change_is_sent_all_the_same()
    {
        using var saver = Open();
        store.Refuse = new RuleViolation(Rules.TooLong);
        saver.Put(Edition("太长"));
        await saver.Flush();
        (saver.Refusal!.Code, saver.IsStored).ShouldBe((Rules.TooLong, false));

        store.Refuse = null;
        saver.Put(Edition("短"));
        await saver.Flush();

        (store.Title, saver.Refusal, saver.IsStored).ShouldBe(("短", null, true));
    }

    [Fact]
    public async Task Something_else_is_done_only_when_the_page_is_stored()
    {
        using var saver = Open();
        saver.Put(Edition("二"));

        await saver.Then(version =>
        {
            (store.Title, version).ShouldBe(("二", 1));
            return Task.FromResult(store.Version = 2);
        });
        saver.Put(Edition("三"));
        await saver.Flush();

        (store.Title, saver.Version).ShouldBe(("三", 3));
    }

    [Fact]
    public async Task Nothing_is_published_while_a_clash_is_open()
    {
        using var saver = Open();
        store.StoreByAnother(Edition("别人的"));
        saver.Put(Edition("我的"));

        (await Should.ThrowAsync<RuleViolation>(() => saver.Then(version => throw new InvalidOperationException("must not run")))).ShouldBe(saver.Clash);
    }

    private static RubricEdition Edition(string title) => new() { Code = "x", Edition = "1", Title = title, Subject = Subject.Town, FullMark = 1, Sections = [] };

    private DraftSaver Open() => new(store.Save, Edition("一"), 0, TimeProvider.System);

    private sealed class FakeStore
    {
        private RubricEdition stored = Edition("一");

        public long Version { get; set; }

        public int Calls { get; private set; }

        public int LoseAnswers { get; set; }

        public RuleViolation? Refuse { get; set; }

        public List<Guid> Operations { get; } = [];

        public string Title => stored.Title;

        public void StoreByAnother(RubricEdition edition) => (stored, Version) = (edition, Version + 1);

        public async Task<long> Save(Guid operation, RubricEdition edition, long expected)
        {
            await Task.Yield();
            Calls++;
            if (Refuse is not null)
                throw Refuse;
            var repeated = Operations.Contains(operation);
            Operations.Add(operation);
            if (!repeated)
            {
                if (expected != Version)
                    throw new ChangedMeanwhile(edition, stored, "同事", DateTime.UnixEpoch, Version);
                (stored, Version) = (edition, Version + 1);
            }

            return LoseAnswers-- > 0 ? throw new IOException("the answer was lost") : expected + 1;
        }
    }
}
