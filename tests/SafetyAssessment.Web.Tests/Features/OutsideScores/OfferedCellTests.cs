using SafetyAssessment.Application.Figures;
using SafetyAssessment.Documents.Figures;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Web.Features.OutsideScores;

namespace SafetyAssessment.Web.Tests.Features.OutsideScores;

/// <summary>What was decided about the cells of a file when somebody else changed a figure meanwhile.</summary>
public class OfferedCellTests
{
    private static readonly Part part = new() { Code = "enforcement", Title = "Enforcement", FullMark = 100, Kind = PartKind.Entered };

    private static readonly UnitGroup group = new() { Code = "county", Title = "Counties", Subject = Subject.County, FullMark = 100, Parts = [part] };

    private readonly OutsideReading reading = Reading("a", "b", "c", "d");

    [Fact]
    public void A_cell_keeps_its_choice_and_only_what_changed_is_decided_again()
    {
        var before = OfferedCell.Of(reading, Grid(Stored("c", 70, 1)));
        before[0].Taken = false;
        before[2].Taken = true;

        var after = OfferedCell.Of(reading, Grid(Stored("c", 70, 1), Stored("d", 60, 1)));
        var changed = OfferedCell.Keep(before, after);

        after.Select(cell => cell.Taken).ShouldBe([false, true, true, null]);
        changed.Select(cell => cell.Read.Base.Unit).ShouldBe(["d"]);
    }

    [Fact]
    public void A_clash_that_was_decided_against_another_figure_is_open_again()
    {
        var before = OfferedCell.Of(reading, Grid(Stored("c", 70, 1)));
        before[2].Taken = true;

        var after = OfferedCell.Of(reading, Grid(Stored("c", 75, 2)));

        OfferedCell.Keep(before, after).ShouldBe([after[2]]);
        after[2].Taken.ShouldBeNull();
    }

    [Fact]
    public void A_cell_that_somebody_set_to_the_same_meanwhile_needs_no_second_look()
    {
        var before = OfferedCell.Of(reading, Grid());

        var after = OfferedCell.Of(reading, Grid(Stored("d", 90, 1)));

        OfferedCell.Keep(before, after).ShouldBeEmpty();
        (after[3].Outcome, after[3].Taken).ShouldBe((CellOutcome.Unchanged, false));
    }

    private static OutsideReading Reading(params string[] units)
    {
        OutsideFileCell[] cells = [.. units.Select(unit => new OutsideFileCell(unit, 0, null, null, 0))];
        var book = new OutsideBook(
            "city", "county", "City", [.. units.Select(unit => new FileUnit(unit, unit))], [new OutsideFileColumn(null, part.Code, part.Title, "giver", "分", 100)], cells);
        return new OutsideReading(book, [], [.. cells.Select((cell, at) => new OutsideRead($"C{at + 4}", cell, 90, "No. 1", []))]);
    }

    private static EnteredScoreRow Stored(string unit, decimal points, long version) =>
        new(unit, part.Code, points, "No. 1", version, "office", new DateTime(2026, 3, 9, 8, 0, 0, DateTimeKind.Utc));

    private static OutsideGrid Grid(params EnteredScoreRow[] entered) => new(
        new Scheme { Code = "city", Title = "City", Year = 2026, Groups = [group] }, group, [new OutsideColumn(part, null, null, "giver", "Giver", MayEdit: true)], [], [], [], entered);
}
