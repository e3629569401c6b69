using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Domain.Tests.Assessments;

/// <summary>A row that was worked on elsewhere meets the stored one.</summary>
[Trait("Theme", "OfflinePackage")]
public class RowMergeTests
{
    private static readonly FindingEntry First = Finding("1.2.1", 1, "甲镇");
    private static readonly FindingEntry Second = Finding("1.2.1", 2, "乙镇");
    private static readonly FindingEntry Third = Finding("1.2.2", 3, "丙镇");

    [Fact]
    public void What_nobody_changed_is_untouched() => Merge(Row(First), Row(First), Row(First), 2).Outcome.ShouldBe(MergeOutcome.Untouched);

    [Fact]
    public void What_only_others_changed_stays_theirs() => Merge(Row(First), Row(First), Row(Second), 3).Outcome.ShouldBe(MergeOutcome.Untouched);

    [Fact]
    public void What_both_made_the_same_is_the_same_already() => Merge(Row(First), Row(Second), Row(Second), 3).Outcome.ShouldBe(MergeOutcome.Same);

    [Fact]
    public void What_was_changed_here_alone_is_a_change() => Merge(Row(First), Row(First, Second), Row(First), 2).Outcome.ShouldBe(MergeOutcome.Changed);

    [Fact]
    public void What_both_changed_to_different_things_is_a_clash() => Merge(Row(First), Row(First, Second), Row(First, Third), 3).Outcome.ShouldBe(MergeOutcome.Clash);

    [Fact]
    public void A_row_that_was_never_stored_as_it_is_said_to_have_been_is_unknown()
    {
        Merge(Row(First), Row(Second), Row(First), 1).Outcome.ShouldBe(MergeOutcome.Unknown, "taken along at a version that is still to come");
        Merge(Row(First), Row(Second), Row(Third), 2).Outcome.ShouldBe(MergeOutcome.Unknown, "the same version says something else");
    }

    [Fact]
    public void Both_keeps_every_finding_of_either() =>
        Both(Merge(Row(First), Row(First, Second), Row(First, Third), 3)).ShouldBe([First, Third, Second]);

    [Fact]
    public void Both_takes_a_finding_from_where_it_was_changed()
    {
        var mine = First with { Count = 9 };

        Both(Merge(Row(First), Row(mine), Row(First, Third), 3)).ShouldBe([mine, Third]);
        Both(Merge(Row(First, Second), Row(First, Second, Third), Row(First with { Count = 5 }), 3)).ShouldBe([First with { Count = 5 }, Third], "what they took away stays away");
    }

    [Fact]
    public void A_finding_that_both_changed_stands_there_twice_under_two_identities()
    {
        var both = Both(Merge(Row(First), Row(First with { Count = 9 }), Row(First with { Count = 5 }), 3));

        both.Select(finding => finding.Count).ShouldBe([5, 9]);
        both.Select(finding => finding.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_state_without_findings_can_not_stand_beside_a_finding()
    {
        var clear = new RowSnapshot("1.2", ItemState.Clear, null, []);

        Merge(Row(First), clear, Row(Second), 3).Both(Guid.NewGuid).ShouldBeNull();
        Merge(Row(First), Row(Second), clear, 3).Both(Guid.NewGuid).ShouldBeNull();
    }

    private static RowMerge Merge(RowSnapshot taken, RowSnapshot mine, RowSnapshot theirs, long version) => new(taken, 2, mine, theirs, version);

    private static IReadOnlyList<FindingEntry> Both(RowMerge merge) => merge.Both(Guid.NewGuid)!.Findings;

    private static RowSnapshot Row(params FindingEntry[] findings) => new("1.2", ItemState.Findings, null, findings);

    private static FindingEntry Finding(string clause, decimal count, string place) => new(Guid.NewGuid(), clause, count, null, null, place, "没有印发");
}
