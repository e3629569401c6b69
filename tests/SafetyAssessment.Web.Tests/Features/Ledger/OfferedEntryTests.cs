using SafetyAssessment.Application.Figures;
using SafetyAssessment.Documents.Figures;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Web.Features.Ledger;

namespace SafetyAssessment.Web.Tests.Features.Ledger;

/// <summary>What was decided about the rows of a file when somebody else wrote into the ledger meanwhile.</summary>
public class OfferedEntryTests
{
    private static readonly DateTimeOffset now = new(2026, 3, 9, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_row_keeps_its_tick_and_only_what_changed_is_decided_again()
    {
        IReadOnlyList<LedgerRead> rows = [Row(4, "late report"), Row(5, "missed meeting"), Row(6, "late return"), Row(7, "missed drill")];
        var before = OfferedEntry.Of(rows, View(Stored("late return")), now);
        before[0].Taken = false;
        before[2].Taken = true;

        var after = OfferedEntry.Of(rows, View(Stored("late return"), Stored("missed drill")), now);
        var changed = OfferedEntry.Keep(before, after);

        after.Select(offer => offer.Taken).ShouldBe([false, true, true, false]);
        changed.Select(offer => offer.Read.Row).ShouldBe([7]);
    }

    [Fact]
    public void A_like_entry_that_was_withdrawn_meanwhile_is_decided_again()
    {
        IReadOnlyList<LedgerRead> rows = [Row(4, "late report")];
        var before = OfferedEntry.Of(rows, View(Stored("late report")), now);
        before[0].Taken = true;

        var after = OfferedEntry.Of(rows, View(Stored("late report") with { WithdrawnReason = "wrong unit", WithdrawnBy = "office" }), now);

        OfferedEntry.Keep(before, after).ShouldBe(after);
        after[0].Taken.ShouldBeFalse();
    }

    private static LedgerRead Row(int row, string reason) => new(row, reason, new DateOnly(2026, 3, 5), "changli", "daily", null, -1, reason, null, []);

    private static LedgerRow Stored(string reason) =>
        new(Guid.Empty, "daily", "changli", "Changli", new DateOnly(2026, 3, 5), -1, reason, null, "office", now.UtcDateTime, null, null);

    private static LedgerView View(params LedgerRow[] entries)
    {
        var group = new UnitGroup { Code = "county", Title = "Counties", Subject = Subject.County, FullMark = 100, Parts = [] };
        return new LedgerView(new Scheme { Code = "city", Title = "City", Year = 2026, Groups = [group] }, group, [], [], entries, new Dictionary<Guid, decimal>());
    }
}
