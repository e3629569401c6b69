using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Features.Rubrics.Editing;

namespace SafetyAssessment.Web.Tests.Features.Rubrics.Editing;

/// <summary>A typed scoring sentence becomes clauses of the item.</summary>
public class SentenceReadingTests
{
    [Fact]
    public void A_sentence_becomes_a_clause_with_its_cap()
    {
        var item = Add("每少1次扣2分，最高扣10分", Empty);

        item.Clauses.Single().ShouldSatisfyAllConditions(
            clause => clause.Code.ShouldBe("1.1.1"), clause => clause.Kind.ShouldBe(ClauseKind.PerOccurrence),
            clause => clause.Points.ShouldBe(2), clause => clause.Unit.ShouldBe("次"), clause => clause.Cap.ShouldBe(10));
        item.Cap.ShouldBeNull();
    }

    [Fact]
    public void A_cap_over_all_sentences_is_that_of_an_item_with_nothing_else_in_it()
    {
        var item = Add("未制定的扣2分；未实施的扣3分；最高扣4分", Empty);

        item.Clauses.Select(clause => clause.Points).ShouldBe([2m, 3m]);
        item.Cap.ShouldBe(4);
    }

    [Fact]
    public void In_an_item_with_other_clauses_it_is_that_of_a_group()
    {
        var item = Add("未制定的扣2分；未实施的扣3分；最高扣4分", Empty with { Clauses = [new Clause { Code = "1.1.1", Kind = ClauseKind.NoScore, Text = "" }] });

        item.Cap.ShouldBeNull();
        item.Groups.ShouldBe([new ClauseGroup("a", 4)]);
        item.Clauses.Select(clause => (clause.Code, clause.Group)).ShouldBe([("1.1.1", null), ("1.1.2", "a"), ("1.1.3", "a")]);
    }

    [Fact]
    public void A_mark_in_the_sentence_is_that_of_the_item() => Add("满分20分，未落实的扣5分", Empty).FullMark.ShouldBe(20);

    [Fact]
    public void A_sentence_without_points_gives_nothing_to_take_over() => SentenceReading.Of("查阅资料，现场检查", Empty).IsEmpty.ShouldBeTrue();

    [Fact]
    public void What_was_not_understood_is_kept_to_be_shown() =>
        SentenceReading.Of("按情节扣若干分", Empty).ShouldSatisfyAllConditions(read => read.IsEmpty.ShouldBeTrue(), read => read.Unread.ShouldNotBeEmpty());

    private static Item Empty => new() { Code = "1.1", Title = "项" };

    private static Item Add(string sentence, Item item)
    {
        var edition = new RubricEdition
        {
            Code = "x",
            Edition = "1",
            Title = "x",
            Subject = Subject.Town,
            FullMark = 20,
            Sections = [new Section { Code = "1", Title = "1", FullMark = 20, Items = [item] }],
        };
        return SentenceReading.Of(sentence, item).AddTo(edition, "1.1").Index.Item("1.1")!;
    }
}
