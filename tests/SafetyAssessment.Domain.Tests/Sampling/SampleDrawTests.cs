using FsCheck;
using FsCheck.Fluent;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Sampling;

namespace SafetyAssessment.Domain.Tests.Sampling;

public class SampleDrawTests
{
    private static readonly Actor Leader = new(Guid.NewGuid(), "组长", Role.TeamLeader, Team: "team-1");
    private static readonly DateTime Now = new(2026, 11, 22, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_same_list_and_seed_give_the_same_draw_for_ever()
    {
        // Checked with: printf '20261122/东镇' | sha256sum
        DrawOrder.Of(["东镇", "西镇", "南镇", "北镇"], "20261122").ShouldBe(["北镇", "南镇", "东镇", "西镇"]);
    }

    [Fact]
    public void The_order_of_the_list_plays_no_part() => Prop.ForAll<int, string>((rotation, seed) =>
    {
        var names = Enumerable.Range(1, 30).Select(number => $"第{number}企业").ToList();
        var turned = names.Skip(Math.Abs(rotation % 30)).Concat(names.Take(Math.Abs(rotation % 30)));
        return DrawOrder.Of(names, seed ?? "").SequenceEqual(DrawOrder.Of(turned, seed ?? ""));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Over_many_seeds_each_name_is_drawn_about_equally_often()
    {
        var names = Enumerable.Range(1, 10).Select(number => $"镇{number}").ToList();
        var drawn = Enumerable.Range(0, 5_000).SelectMany(seed => DrawOrder.Of(names, $"{seed}").Take(3)).CountBy(name => name).ToList();

        // 1500 are expected of each; 150 is more than four standard deviations.
        drawn.ShouldAllBe(count => Math.Abs(count.Value - 1_500) < 150);
    }

    [Fact]
    public void Who_has_a_conflict_of_interest_is_never_drawn_and_stays_on_the_list()
    {
        var draw = Draw(2, new("东镇", "组员的原单位"), new("西镇", null), new("南镇", null));

        draw.Drawn.ShouldBe(["西镇", "南镇"], ignoreOrder: true);
        draw.Candidates.Count.ShouldBe(3);
    }

    [Fact]
    public void A_replacement_is_the_next_of_the_order_and_nobody_s_choice()
    {
        var draw = Draw(2, Free("东镇", "西镇", "南镇", "北镇"));
        var (first, next) = (draw.Drawn[0], draw.Order[2]);

        var happened = draw.Replace(first, "停产放假", 0, Leader, Now);

        draw.Drawn.ShouldBe([next, draw.Order[1]]);
        draw.Replacements.Single().ShouldBe(new Replacement(first, next, "停产放假", "组长", Now));
        happened.Action.ShouldBe("sample.replaced");
    }

    [Fact]
    public void A_replacement_can_be_replaced_until_the_list_is_used_up()
    {
        var draw = Draw(1, Free("东镇", "西镇"));
        draw.Replace(draw.Drawn[0], "停产", 0, Leader, Now);

        Refused(() => draw.Replace(draw.Drawn[0], "停产", 1, Leader, Now)).ShouldBe(Rules.SampleListUsedUp);
    }

    [Fact]
    public void A_draw_that_asks_for_more_than_the_list_has_or_names_one_twice_is_refused_with_every_fault()
    {
        var refusal = Should.Throw<InvalidInput>(() => Draw(4, Free("东镇", "东镇", "西镇")));

        refusal.Problems.Select(problem => problem.Code).ShouldBe([Rules.SampleNameTwice, Rules.SampleTooFew]);
    }

    [Fact]
    public void A_draw_that_was_withdrawn_changes_no_more()
    {
        var draw = Draw(1, Free("东镇", "西镇"));

        draw.Withdraw("名单漏了企业", 0, Leader);

        Refused(() => draw.Replace(draw.Drawn[0], "停产", 1, Leader, Now)).ShouldBe(Rules.SampleWithdrawn);
        Refused(() => draw.Withdraw("再来", 1, Leader)).ShouldBe(Rules.SampleWithdrawn);
    }

    [Fact]
    public void Replacing_and_withdrawing_need_a_reason_and_the_version_that_was_seen()
    {
        var draw = Draw(1, Free("东镇", "西镇"));

        Refused(() => draw.Replace(draw.Drawn[0], " ", 0, Leader, Now)).ShouldBe(Rules.ReasonRequired);
        Refused(() => draw.Withdraw("", 0, Leader)).ShouldBe(Rules.ReasonRequired);
        Refused(() => draw.Replace(draw.Drawn[0], "停产", 7, Leader, Now)).ShouldBe(Rules.ChangedMeanwhile);
        Refused(() => draw.Replace("别处", "停产", 0, Leader, Now)).ShouldBe(Rules.NotFound);
    }

    private static string Refused(Action act) => Should.Throw<RuleViolation>(act).Code;

    private static Candidate[] Free(params string[] names) => [.. names.Select(name => new Candidate(name, null))];

    private static SampleDraw Draw(int size, params Candidate[] candidates) =>
        new(Guid.NewGuid(), new SamplePlace("qinhuangdao-2016", "county", "changli", Subject.Town), candidates, size, "20261122", Leader, Now);
}
