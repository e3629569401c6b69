using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Features.Scoring;

namespace SafetyAssessment.Web.Tests.Features.Scoring;

/// <summary>The order of saves of one row, and what happens when no answer comes.</summary>
public class RowEditorTests
{
    private static readonly Item Item = new()
    {
        Code = "1",
        Title = "会议",
        FullMark = 10,
        Clauses =
        [
            new() { Code = "1.1", Kind = ClauseKind.PerOccurrence, Text = "每少1次扣2分", Points = 2, Unit = "次" },
            new() { Code = "1.2", Kind = ClauseKind.Fixed, Text = "没有制度的扣3分", Points = 3 },
        ],
    };

    [Fact]
    public void While_one_save_is_on_its_way_no_second_one_starts()
    {
        var row = new RowEditor(Item, null);
        Count(row, 1);
        row.Begin().ShouldNotBeNull();

        Count(row, 2);

        row.Begin().ShouldBeNull();
    }

    [Fact]
    public void The_next_save_carries_the_version_that_the_last_one_made()
    {
        var row = new RowEditor(Item, null);
        Count(row, 1);
        var first = row.Begin()!;
        Count(row, 2);
        row.Saved(first, After(first, 1));

        var second = row.Begin()!;

        second.Version.ShouldBe(1);
        second.Operation.ShouldNotBe(first.Operation);
        second.Step.ShouldBeOfType<RowStep.Put>().Finding.Count.ShouldBe(2);
    }

    [Fact]
    public void A_save_without_an_answer_is_sent_again_as_the_same_operation()
    {
        var row = new RowEditor(Item, null);
        Count(row, 1);
        var first = row.Begin()!;
        row.Unanswered(first);
        Count(row, 2);

        var again = row.Begin()!;

        again.Operation.ShouldBe(first.Operation);
        again.Step.ShouldBe(first.Step, "what may be stored already is asked for first, the newer value follows");
        again.Tries.ShouldBe(1);
        row.Saved(again, After(again, 1));
        row.Begin()!.Step.ShouldBeOfType<RowStep.Put>().Finding.Count.ShouldBe(2);
    }

    [Fact]
    public void Somebody_elses_save_between_two_of_mine_is_a_clash()
    {
        var row = new RowEditor(Item, null);
        Count(row, 1);
        var first = row.Begin()!;
        Count(row, 2);
        var theirs = After(first, 2) with { Snapshot = new RowSnapshot("1", ItemState.Clear, null, []), ChangedBy = "乙" };

        row.Saved(first, theirs);

        row.Begin().ShouldBeNull();
        var clash = row.Show(Score()).Clash.ShouldNotBeNull();
        clash.By.ShouldBe("乙");
        clash.Mine.Findings.ShouldHaveSingleItem().Count.ShouldBe(2);
        clash.Theirs.State.ShouldBe(ItemState.Clear);
    }

    [Fact]
    public void Keeping_mine_makes_the_row_what_the_page_shows()
    {
        var other = new FindingEntry(Guid.NewGuid(), "1.2", 1, null, null, null, null);
        var row = new RowEditor(Item, null);
        Count(row, 1);
        var first = row.Begin()!;
        row.Clashed(
            new Domain.ChangedMeanwhile(null, null, "乙", DateTime.UnixEpoch, 1),
            new SheetItemRow(new RowSnapshot("1", ItemState.Findings, null, [other]), 1, "乙", DateTime.UnixEpoch));

        row.KeepMine();

        var gone = row.Begin()!;
        gone.Step.ShouldBe(new RowStep.Remove(other.Id));
        gone.Version.ShouldBe(1);
        row.Saved(gone, new SheetItemRow(new RowSnapshot("1", ItemState.NotAssessed, null, []), 2, "甲", DateTime.UnixEpoch));
        row.Begin()!.Step.ShouldBe(first.Step);
    }

    private static void Count(RowEditor row, decimal count)
    {
        var line = row.Show(Score()).Lines.First(known => known.Clause == "1.1");
        row.Change(line.Id, line with { IsFinding = true, Number = count });
    }

    private static SheetItemRow After(RowSave save, long version) =>
        new(save.Step.Apply(new RowSnapshot("1", ItemState.NotAssessed, null, [])), version, "甲", DateTime.UnixEpoch);

    private static ItemScore Score() => new() { Item = Item, State = ItemState.NotAssessed, LostBeforeCap = 0, Lost = 0 };
}
