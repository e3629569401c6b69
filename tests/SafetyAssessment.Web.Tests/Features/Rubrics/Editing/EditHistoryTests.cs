using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Editing;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Features.Rubrics.Editing;

namespace SafetyAssessment.Web.Tests.Features.Rubrics.Editing;

/// <summary>Every change can be taken back, and what is tried stays while the rule is changed.</summary>
public class EditHistoryTests
{
    private static readonly RubricEdition First = new()
    {
        Code = "x",
        Edition = "1",
        Title = "x",
        Subject = Subject.Town,
        FullMark = 20,
        Sections = [new Section { Code = "1", Title = "一", FullMark = 20, Items = [Row("1.1"), Row("1.2")] }],
    };

    [Fact]
    public void A_change_is_taken_back_and_made_again_where_it_was_made()
    {
        var history = new EditHistory(First, "1.1");
        var changed = First.ChangeItem("1.2", item => item with { Title = "新" });
        history.Put(changed, "1.2");
        history.Select("1");

        history.Undo();
        (history.Edition, history.Selected, history.CanUndo, history.CanRedo).ShouldBe((First, "1.2", false, true));

        history.Redo();
        (history.Edition, history.Selected, history.CanUndo, history.CanRedo).ShouldBe((changed, "1.2", true, false));
    }

    [Fact]
    public void What_was_deleted_is_shown_again_when_that_is_taken_back()
    {
        var history = new EditHistory(First, "1.2");
        history.Put(First.RemoveItem("1.2"), "1.2");
        history.Selected.ShouldBeNull();

        history.Undo();

        history.Selected.ShouldBe("1.2");
    }

    [Fact]
    public void A_new_change_after_going_back_leaves_nothing_to_make_again()
    {
        var history = new EditHistory(First, null);
        history.Put(First with { Title = "二" }, null);
        history.Undo();

        history.Put(First with { Title = "三" }, null);

        (history.Edition.Title, history.CanRedo).ShouldBe(("三", false));
    }

    [Fact]
    public void Samples_are_scored_by_the_engine_and_stay_while_the_cap_changes()
    {
        var trial = new TryIt();
        trial.Set("1.1.1", "7");
        Lost(trial.Score(First)).ShouldBe((14m, 10m, 2m));

        var raised = First.ChangeItem("1.1", item => item with { FullMark = 20 }).ChangeClause("1.1.1", clause => clause with { Cap = 12 });

        Lost(trial.Score(raised)).ShouldBe((14m, 12m, 1m));
    }

    [Fact]
    public void A_sample_that_does_not_fit_is_told_and_counts_nothing()
    {
        var trial = new TryIt();
        trial.Set("1.1.1", "一半");
        trial.Fault(First.Index.Clause("1.1.1")!.Value.Clause).ShouldNotBeNull();
        trial.Set("1.2.1", "1.5");
        trial.Fault(First.Index.Clause("1.2.1")!.Value.Clause).ShouldNotBeNull();

        trial.Score(First).Lost.ShouldBe(0);
    }

    [Fact]
    public void A_clause_that_is_not_complete_is_left_out()
    {
        var trial = new TryIt();
        trial.Set("1.1.1", "7");
        trial.Set("1.2.1", "1");

        trial.Score(First.ChangeClause("1.1.1", clause => clause with { Points = null })).Lost.ShouldBe(2);
    }

    private static (decimal Before, decimal After, decimal NotCounted) Lost(ScoreSheet sheet) =>
        (sheet.Item("1.1")!.Clauses[0].LostBeforeCap, sheet.Item("1.1")!.Lost, sheet.Item("1.1")!.Clauses[0].NotCounted);

    private static Item Row(string code) => new()
    {
        Code = code,
        Title = code,
        FullMark = 10,
        Clauses = [new Clause { Code = $"{code}.1", Kind = ClauseKind.PerOccurrence, Text = "句", Points = 2, Cap = 10 }],
    };
}
