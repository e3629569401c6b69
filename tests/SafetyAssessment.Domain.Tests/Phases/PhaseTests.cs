using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Phases;

namespace SafetyAssessment.Domain.Tests.Phases;

/// <summary>When something may be entered: by the dates that the office has set, and by late entries.</summary>
public class PhaseTests
{
    private static readonly Actor Office = new(Guid.NewGuid(), "安委办", Role.SafetyOffice);

    private static readonly DateOnly First = new(2026, 11, 1);

    private static readonly DateOnly Last = new(2026, 11, 20);

    private static readonly Permission[] Entering = [Permission.ScoreSheet, Permission.SubmitSheet, Permission.ChangeEvidence];

    public static TheoryData<PhaseKind, AssessmentKind, bool> EveryKindAndSheet => new()
    {
        { PhaseKind.SelfCheck, AssessmentKind.Self, true },
        { PhaseKind.SelfCheck, AssessmentKind.Team, false },
        { PhaseKind.SelfCheck, AssessmentKind.Verification, false },
        { PhaseKind.Scoring, AssessmentKind.Self, false },
        { PhaseKind.Scoring, AssessmentKind.Team, true },
        { PhaseKind.Scoring, AssessmentKind.Verification, false },
        { PhaseKind.Assistance, AssessmentKind.Self, false },
        { PhaseKind.Assistance, AssessmentKind.Team, true },
        { PhaseKind.Assistance, AssessmentKind.Verification, false },
        { PhaseKind.Verification, AssessmentKind.Self, false },
        { PhaseKind.Verification, AssessmentKind.Team, false },
        { PhaseKind.Verification, AssessmentKind.Verification, true },
        { PhaseKind.Review, AssessmentKind.Self, false },
        { PhaseKind.Review, AssessmentKind.Team, false },
        { PhaseKind.Review, AssessmentKind.Verification, false },
        { PhaseKind.Decision, AssessmentKind.Self, false },
        { PhaseKind.Decision, AssessmentKind.Team, false },
        { PhaseKind.Decision, AssessmentKind.Verification, false },
    };

    [Theory]
    [MemberData(nameof(EveryKindAndSheet))]
    public void A_sheet_is_bound_to_the_phases_of_its_kind(PhaseKind phase, AssessmentKind sheet, bool bound)
    {
        foreach (var permission in Entering)
            PhaseBinding.Of(permission, sheet).Contains(phase).ShouldBe(bound, $"{permission}");
    }

    [Fact]
    public void Outside_scores_are_bound_to_scoring_and_beginning_a_self_assessment_to_the_self_check()
    {
        PhaseBinding.Of(Permission.RecordExternalScores).ShouldBe([PhaseKind.Scoring]);
        PhaseBinding.Of(Permission.AssessSelf, AssessmentKind.Self).ShouldBe([PhaseKind.SelfCheck]);
    }

    [Fact]
    public void Nothing_else_is_bound_to_a_phase()
    {
        foreach (var permission in Enum.GetValues<Permission>().Except([.. Entering, Permission.AssessSelf, Permission.RecordExternalScores]))
        {
            foreach (var sheet in Enum.GetValues<AssessmentKind>())
                PhaseBinding.Of(permission, sheet).ShouldBeEmpty($"{permission}");
        }

        Enum.GetValues<PhaseKind>().Where(kind => !PhaseBinding.Binds(kind)).ShouldBe([PhaseKind.Review, PhaseKind.Decision]);
    }

    [Theory]
    [InlineData("2026-10-31T15:59:59Z", GateState.NotYet)] // 23:59:59 of the day before, in China
    [InlineData("2026-10-31T16:00:00Z", GateState.Open)] // 00:00 of the first day
    [InlineData("2026-11-20T15:59:59Z", GateState.Open)] // 23:59:59 of the last day
    [InlineData("2026-11-20T16:00:00Z", GateState.Over)] // 00:00 of the day after
    public void Both_ends_are_whole_days_in_China(string utc, GateState expected)
    {
        var day = ChinaDay.Of(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime);

        Table(Dates(PhaseKind.SelfCheck, First, Last)).Gate([PhaseKind.SelfCheck], "", "changli", day).State.ShouldBe(expected);
    }

    [Fact]
    public void Nothing_is_bound_before_the_office_has_set_dates_and_after_it_has_taken_them_back()
    {
        Table().Gate([PhaseKind.Scoring], "", "changli", Last).State.ShouldBe(GateState.Unbound);
        Table(Dates(PhaseKind.Scoring, null, null)).Gate([PhaseKind.Scoring], "", "changli", Last).State.ShouldBe(GateState.Unbound);
        Table(Dates(PhaseKind.Assistance, First, First)).Gate([PhaseKind.SelfCheck], "", "changli", Last).State.ShouldBe(GateState.Unbound);
    }

    [Fact]
    public void An_open_end_never_comes()
    {
        Gate(Dates(PhaseKind.Scoring, First, null), DateOnly.MaxValue).State.ShouldBe(GateState.Open);
        Gate(Dates(PhaseKind.Scoring, First, null), First.AddDays(-1)).State.ShouldBe(GateState.NotYet);
        Gate(Dates(PhaseKind.Scoring, null, Last), DateOnly.MinValue).State.ShouldBe(GateState.Open);
        Gate(Dates(PhaseKind.Scoring, null, Last), Last.AddDays(1)).State.ShouldBe(GateState.Over);

        static PhaseGate Gate(PhaseDates dates, DateOnly day) => Table(dates).Gate([PhaseKind.Scoring], "", "changli", day);
    }

    [Fact]
    public void A_teams_sheet_is_open_while_either_of_its_phases_is_on()
    {
        var table = Table(Dates(PhaseKind.Assistance, First, First.AddDays(4)), Dates(PhaseKind.Scoring, First.AddDays(9), Last));

        Team(First).State.ShouldBe(GateState.Open);
        Team(First.AddDays(6)).ShouldSatisfyAllConditions(gate => gate.State.ShouldBe(GateState.NotYet), gate => gate.Phase!.Kind.ShouldBe(PhaseKind.Scoring));
        Team(Last).State.ShouldBe(GateState.Open);
        Team(Last.AddDays(1)).ShouldSatisfyAllConditions(gate => gate.State.ShouldBe(GateState.Over), gate => gate.Phase!.To.ShouldBe(Last));

        PhaseGate Team(DateOnly day) => table.Gate(PhaseBinding.Of(Permission.ScoreSheet), "", "changli", day);
    }

    [Fact]
    public void The_dates_of_a_period_stand_before_those_of_the_year()
    {
        var table = Table(Dates(PhaseKind.Scoring, First, Last), Dates(PhaseKind.Scoring, First.AddMonths(1), Last.AddMonths(1), "Q4"));

        table.Gate([PhaseKind.Scoring], "Q4", "changli", First).State.ShouldBe(GateState.NotYet);
        table.Gate([PhaseKind.Scoring], "Q3", "changli", First).State.ShouldBe(GateState.Open);
        table.Gate([PhaseKind.Scoring], "", "changli", First).State.ShouldBe(GateState.Open);
    }

    [Fact]
    public void The_refusal_names_the_phase_with_its_days()
    {
        var table = Table(Dates(PhaseKind.SelfCheck, First, Last));

        var early = Should.Throw<RuleViolation>(() => table.Gate([PhaseKind.SelfCheck], "", "changli", First.AddDays(-1)).Demand());
        var late = Should.Throw<RuleViolation>(() => table.Gate([PhaseKind.SelfCheck], "", "changli", Last.AddDays(1)).Demand());

        (early.Code, late.Code).ShouldBe((Rules.PhaseNotYet, Rules.PhaseOver));
        late.Values.ShouldBe([new PhaseSpan(PhaseKind.SelfCheck, "", First, Last)]);
        table.Gate([PhaseKind.SelfCheck], "", "changli", Last).Demand();
    }

    [Fact]
    public void A_late_entry_opens_its_unit_alone_until_its_day()
    {
        var opened = new LateEntry(Guid.NewGuid(), Late("changli"), Office, At(Last.AddDays(2)));
        var table = Table(Dates(PhaseKind.SelfCheck, First, Last)) with { LateEntries = [opened] };

        State("changli", Last.AddDays(2)).ShouldBe(GateState.LateEntry);
        State("changli", Last.AddDays(5)).ShouldBe(GateState.LateEntry);
        State("changli", Last.AddDays(6)).ShouldBe(GateState.Over);
        State("lulong", Last.AddDays(2)).ShouldBe(GateState.Over);
        table.Gate([PhaseKind.Verification], "", "changli", Last.AddDays(2)).State.ShouldBe(GateState.Unbound);
        State("changli", Last).ShouldBe(GateState.Open, "in time it is not late");
        table.Window([PhaseKind.SelfCheck], "", Last.AddDays(2)).State.ShouldBe(GateState.Over, "late it is all the same");

        GateState State(string unit, DateOnly day) => table.Gate([PhaseKind.SelfCheck], "", unit, day).State;
    }

    [Fact]
    public void What_the_office_has_sent_back_is_redone_at_any_time()
    {
        var table = Table(Dates(PhaseKind.Scoring, First, Last));
        foreach (var day in new[] { First.AddDays(-1), Last.AddDays(1) })
        {
            table.Gate([PhaseKind.Scoring], "", "changli", day, AssessmentState.Returned).ShouldSatisfyAllConditions(
                gate => gate.State.ShouldBe(GateState.Returned), gate => gate.IsOpen.ShouldBeTrue());
            table.Gate([PhaseKind.Scoring], "", "changli", day, AssessmentState.Draft).IsOpen.ShouldBeFalse();
        }

        table.Gate([PhaseKind.Scoring], "", "changli", Last, AssessmentState.Returned).State.ShouldBe(GateState.Open, "in time it is as any other");
    }

    [Fact]
    public void A_late_entry_for_all_opens_every_unit_and_ends_when_it_is_closed()
    {
        var opened = new LateEntry(Guid.NewGuid(), Late(null), Office, At(Last.AddDays(2)));
        var table = Table(Dates(PhaseKind.SelfCheck, First, Last)) with { LateEntries = [opened] };
        table.Gate([PhaseKind.SelfCheck], "", "lulong", Last.AddDays(3)).IsOpen.ShouldBeTrue();

        var closed = opened.Close(Office, At(Last.AddDays(3)));

        closed.Action.ShouldBe("late-entry.closed");
        table.Gate([PhaseKind.SelfCheck], "", "lulong", Last.AddDays(3)).IsOpen.ShouldBeFalse();
        Should.Throw<RuleViolation>(() => opened.Close(Office, At(Last.AddDays(3)))).Code.ShouldBe(Rules.LateEntryClosed);
    }

    [Fact]
    public void A_late_entry_needs_a_reason_a_day_to_come_and_a_phase_that_binds()
    {
        var today = At(Last);

        Refused(Late("changli") with { Reason = " " }).Code.ShouldBe(Rules.ReasonRequired);
        Refused(Late("changli") with { Until = Last.AddDays(-1) }).ShouldBeOfType<InvalidInput>().Problems.Single().Code.ShouldBe(Rules.LateEntryPast);
        Refused(Late("changli") with { Kind = PhaseKind.Review }).Code.ShouldBe(Rules.LateEntryNotNeeded);
        new LateEntry(Guid.NewGuid(), Late("changli") with { Until = Last }, Office, today).IsOpen(Last).ShouldBeTrue("today is late enough");

        RuleViolation Refused(LateEntryRequest request) => Should.Throw<RuleViolation>(() => new LateEntry(Guid.NewGuid(), request, Office, today));
    }

    [Fact]
    public void Dates_are_set_once_at_a_time_and_end_after_they_begin()
    {
        var dates = new PhaseDates("scheme", PhaseKind.Scoring, "");
        dates.Set(First, Last, 0, Office, At(First)).ShouldSatisfyAllConditions(
            set => set.Old.ShouldBeNull(), set => set.Action.ShouldBe("phase.dates-set"), set => set.Path.ShouldBe("Scoring"));

        var clash = Should.Throw<ChangedMeanwhile>(() => dates.Set(First, First, 0, Office, At(First)));
        clash.Theirs.ShouldBe(new PhaseSpan(PhaseKind.Scoring, "", First, Last));
        Should.Throw<InvalidInput>(() => dates.Set(Last, First, 1, Office, At(First))).Problems.Single().Code.ShouldBe(Rules.PhaseEndsBeforeItBegins);
        dates.Set(First, First, 1, Office, At(First)).Old.ShouldNotBeNull();
    }

    [Fact]
    public void A_phase_counts_the_days_to_its_beginning_to_its_end_and_since()
    {
        var span = new PhaseSpan(PhaseKind.Review, "", First, Last);

        (span.StateOn(First.AddDays(-3)), span.Days(First.AddDays(-3))).ShouldBe((PhaseState.ToCome, 3));
        (span.StateOn(First), span.Days(First)).ShouldBe((PhaseState.Running, 19));
        (span.StateOn(Last), span.Days(Last)).ShouldBe((PhaseState.Running, 0));
        (span.StateOn(Last.AddDays(2)), span.Days(Last.AddDays(2))).ShouldBe((PhaseState.Ended, 2));
        (span with { To = null }).Days(Last).ShouldBeNull();
        new PhaseSpan(PhaseKind.Review, "", null, null).StateOn(First).ShouldBe(PhaseState.NotSet);
    }

    private static Timetable Table(params PhaseDates[] dates) => new(dates, []);

    private static PhaseDates Dates(PhaseKind kind, DateOnly? from, DateOnly? to, string period = "")
    {
        var dates = new PhaseDates("scheme", kind, period);
        dates.Set(from, to, 0, Office, At(First));
        return dates;
    }

    [Fact]
    public void A_late_entry_opens_what_is_over_and_not_what_has_not_begun()
    {
        var table = Table(
            Dates(PhaseKind.Scoring, First, Last, "Q1"), Dates(PhaseKind.Scoring, Last.AddDays(30), Last.AddDays(60), "Q3")) with
        {
            LateEntries = [new LateEntry(Guid.NewGuid(), Late("changli") with { Kind = PhaseKind.Scoring }, Office, At(Last.AddDays(2)))],
        };

        table.Gate([PhaseKind.Scoring], "Q1", "changli", Last.AddDays(2)).State.ShouldBe(GateState.LateEntry);
        table.Gate([PhaseKind.Scoring], "Q3", "changli", Last.AddDays(2)).State.ShouldBe(GateState.NotYet);
    }

    private static LateEntryRequest Late(string? unit) => new("scheme", PhaseKind.SelfCheck, unit, "材料被水淹过", Last.AddDays(5));

    private static DateTime At(DateOnly day) => day.ToDateTime(new TimeOnly(4, 0), DateTimeKind.Utc);
}
