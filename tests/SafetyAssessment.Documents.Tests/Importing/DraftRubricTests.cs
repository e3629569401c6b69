using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>What an edition is made of when only the sentences of its rows are known.</summary>
[Trait("Theme", "Reading")]
public sealed class DraftRubricTests
{
    [Fact]
    public void A_value_better_than_every_stated_tier_costs_nothing()
    {
        Tiers(Item("持证率低于95%扣1分，低于90%扣3分")).ShouldBe(["..90:3", "90..95:1", "95..:0"]);
        Tiers(Item("投诉超过2%扣1分，超过5%扣3分")).ShouldBe(["..2:0", "2..5:1", "5..:3"]);
        Tiers(Item("合格率80%-90%扣1分，60%-80%扣3分")).ShouldBe(["..60:0?", "60..80:3", "80..90:1", "90..:0?"]);
    }

    [Fact]
    public void Awarded_tiers_lose_what_is_missing_to_the_mark() =>
        Tiers(Item("投保率90%以上得5分，80%-89%得3分", 6)).ShouldBe(["..80:6?", "80..89:3", "90..:1"]);

    [Fact]
    public void A_cap_at_the_end_is_the_rows_and_one_in_between_is_that_of_the_clauses_before_it()
    {
        Item("未编制扣2分；未评审扣1分；少一份扣1分。以上最高扣3分。").Cap.ShouldBe(3);

        var item = Item("未编制扣2分；未评审扣1分，以上合计最高扣2分。少演练一次扣2分。", 10);
        item.Groups.ShouldHaveSingleItem().Cap.ShouldBe(2);
        item.Clauses.Select(clause => clause.Group).ShouldBe(["a", "a", null]);
        item.Cap.ShouldBeNull();
    }

    [Fact]
    public void A_cap_below_the_mark_is_kept_beside_it()
    {
        var item = Item("未编制扣2分；未评审扣1分；少一份扣1分。最高扣3分。", 10);

        (item.FullMark, item.Cap).ShouldBe((10m, 3m));
    }

    [Theory]
    [InlineData("是否配备急救箱。（2分）", 2, ClauseKind.Fixed, 2)]
    [InlineData("配备急救箱。", 2, ClauseKind.NoScore, null)]
    public void A_row_that_only_has_a_mark_costs_it(string text, int mark, ClauseKind kind, int? points) =>
        Item(text, mark).Clauses.ShouldHaveSingleItem().ShouldSatisfyAllConditions(clause => clause.Kind.ShouldBe(kind), clause => clause.Points.ShouldBe(points));

    [Fact]
    public void A_row_whose_scoring_words_were_not_understood_gets_no_clause_by_guess() => Item("按欠缺比例扣分", 5).Clauses.ShouldBeEmpty();

    private static Item Item(string text, decimal? mark = null)
    {
        var row = new DraftItem { Text = text, FullMark = mark, Table = 1, Row = 1, SourceRow = 1 };
        var draft = new DraftEdition { Title = "考核", Sections = [new DraftSection { Title = "现场", Items = [row] }] };
        return DraftRubric.Of(draft, "x", "1", Subject.Enterprise).Edition.Sections[0].Items[0];
    }

    private static IEnumerable<string> Tiers(Item item) =>
        item.Clauses.ShouldHaveSingleItem().Tiers!.Select(tier => FormattableString.Invariant($"{tier.From:0.##}..{tier.UpTo:0.##}:{tier.Points:0.##}{(tier.Implied ? "?" : "")}"));
}
