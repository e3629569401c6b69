using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rectification;

namespace SafetyAssessment.Domain.Tests.Rectification;

/// <summary>A problem is put right when another person than the one who reported has seen it.</summary>
public class RectificationTaskTests
{
    private static readonly DateOnly Found = new(2017, 1, 6);
    private static readonly DateOnly Deadline = new(2017, 2, 6);
    private static readonly DateTime Noon = new(2017, 1, 20, 4, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Office = new(Guid.NewGuid(), "安委办", Role.SafetyOffice);
    private static readonly Actor Unit = new(Guid.NewGuid(), "县联络员", Role.AssessedUnit, Unit: "changli");
    private static readonly Actor Checker = new(Guid.NewGuid(), "组长", Role.TeamLeader, Team: "team-1");

    [Fact]
    public void A_task_goes_from_open_over_a_report_that_is_sent_back_to_closed()
    {
        var task = Task();
        task.Report("已补发文件", [], 0, Unit, Noon);
        task.SendBack("没有签字页", 1, Checker, Noon);
        task.State.ShouldBe(RectificationState.SentBack);
        task.Report("签字页已补", [], 2, Unit, Noon.AddDays(1));
        task.Close("现场看过", 3, Checker, Noon.AddDays(2));

        task.State.ShouldBe(RectificationState.Closed);
        task.ClosedInTime.ShouldBeTrue();
        task.Steps.Select(step => (step.Kind, step.By, step.Text)).ShouldBe(
        [
            (StepKind.Reported, "县联络员", "已补发文件"), (StepKind.SentBack, "组长", "没有签字页"),
            (StepKind.Reported, "县联络员", "签字页已补"), (StepKind.Closed, "组长", "现场看过"),
        ]);
    }

    [Fact]
    public void Whoever_reported_neither_closes_nor_sends_back()
    {
        var task = Task();
        task.Report("已改", [], 0, Office, Noon);

        Refused(() => task.Close(null, 1, Office, Noon)).ShouldBe(Rules.RectificationOwnReport);
        Refused(() => task.SendBack("再看", 1, Office, Noon)).ShouldBe(Rules.RectificationOwnReport);
        task.Close(null, 1, Checker, Noon);
        task.State.ShouldBe(RectificationState.Closed);
    }

    [Fact]
    public void After_it_was_sent_back_the_one_who_reported_last_is_the_one_who_does_not_close()
    {
        var task = Task();
        task.Report("已改", [], 0, Office, Noon);
        task.SendBack("缺照片", 1, Checker, Noon);
        task.Report("照片已补", [], 2, Unit, Noon);

        task.Close(null, 3, Office, Noon);

        task.State.ShouldBe(RectificationState.Closed);
    }

    [Theory]
    [InlineData(RectificationState.Open)]
    [InlineData(RectificationState.Reported)]
    [InlineData(RectificationState.SentBack)]
    [InlineData(RectificationState.Closed)]
    public void Each_state_lets_only_its_own_steps_be_done(RectificationState state)
    {
        var waits = state is RectificationState.Open or RectificationState.SentBack;
        Possible(task => task.Report("已改", [], task.Version, Unit, Noon)).ShouldBe(waits);
        Possible(task => task.Plan("分管副县长", "补发", task.Version, Unit, Noon)).ShouldBe(waits);
        Possible(task => task.Extend(Deadline.AddDays(9), "设备未到", task.Version, Office, Noon)).ShouldBe(waits);
        Possible(task => task.Close(null, task.Version, Checker, Noon)).ShouldBe(state == RectificationState.Reported);
        Possible(task => task.SendBack("缺照片", task.Version, Checker, Noon)).ShouldBe(state == RectificationState.Reported);

        bool Possible(Action<RectificationTask> act)
        {
            var task = In(state);
            try
            {
                act(task);
                return true;
            }
            catch (RuleViolation refusal)
            {
                refusal.Code.ShouldBe(Rules.RectificationState);
                return false;
            }
        }
    }

    [Fact]
    public void A_deadline_is_a_day_in_China_and_its_last_minute_is_in_time()
    {
        var lastMinute = new DateTime(2017, 2, 6, 15, 59, 0, DateTimeKind.Utc);

        ClosedAfterReport(lastMinute).ClosedInTime.ShouldBeTrue();
        ClosedAfterReport(lastMinute.AddMinutes(1)).ClosedInTime.ShouldBeFalse();
        Task().IsOverdue(Deadline).ShouldBeFalse();
        Task().IsOverdue(Deadline.AddDays(1)).ShouldBeTrue();
    }

    [Fact]
    public void A_report_in_time_that_was_sent_back_and_came_again_too_late_is_late()
    {
        var task = Task();
        task.Report("已改", [], 0, Unit, Noon);
        task.SendBack("缺照片", 1, Checker, Noon);
        task.Report("照片已补", [], 2, Unit, Noon.AddDays(60));
        task.Close(null, 3, Checker, Noon.AddDays(61));

        task.ClosedInTime.ShouldBeFalse();
    }

    [Fact]
    public void An_extension_needs_a_reason_and_a_later_day_and_leaves_the_first_deadline_readable()
    {
        var task = Task();
        Refused(() => task.Extend(Deadline.AddDays(9), " ", 0, Office, Noon)).ShouldBe(Rules.ReasonRequired);
        Refused(() => task.Extend(Deadline, "设备未到", 0, Office, Noon)).ShouldBe(Rules.RectificationDeadlineNotLater);

        task.Extend(Deadline.AddDays(9), "设备未到", 0, Office, Noon);

        (task.Deadline, task.FirstDeadline).ShouldBe((Deadline.AddDays(9), Deadline));
        task.Steps.ShouldHaveSingleItem().Deadline.ShouldBe(Deadline.AddDays(9));
    }

    [Fact]
    public void A_report_sending_back_and_measures_need_their_words()
    {
        var task = Task();
        Refused(() => task.Report(" ", [], 0, Unit, Noon)).ShouldBe(Rules.RectificationReportRequired);
        Refused(() => task.Plan("", "补发", 0, Unit, Noon)).ShouldBe(Rules.RectificationResponsibleRequired);
        task.Report("已改", [], 0, Unit, Noon);
        Refused(() => task.SendBack(null, 1, Checker, Noon)).ShouldBe(Rules.ReasonRequired);
        Refused(() => Task(deadline: Found.AddDays(-1))).ShouldBe(Rules.RectificationDeadlineBefore);
    }

    [Fact]
    public void What_somebody_else_changed_meanwhile_is_told()
    {
        var task = Task();
        task.Extend(Deadline.AddDays(9), "设备未到", 0, Office, Noon);

        Should.Throw<ChangedMeanwhile>(() => task.Report("已改", [], 0, Unit, Noon)).By.ShouldBe("安委办");
    }

    [Fact]
    public void A_person_marks_a_problem_as_an_earlier_one_of_the_same_unit_and_takes_it_back()
    {
        var (earlier, task, elsewhere) = (Task(found: Found.AddYears(-1)), Task(), Task(unit: "lulong", found: Found.AddYears(-1)));
        Refused(() => task.MarkRepeated(elsewhere, 0, Office, Noon)).ShouldBe(Rules.RectificationNotEarlier);
        Refused(() => earlier.MarkRepeated(task, 0, Office, Noon)).ShouldBe(Rules.RectificationNotEarlier);
        Refused(() => task.MarkRepeated(task, 0, Office, Noon)).ShouldBe(Rules.RectificationNotEarlier);

        task.MarkRepeated(earlier, 0, Office, Noon);
        task.Repeats.ShouldBe(new Repetition(earlier.Id, null, "安委办"));
        task.MarkRepeated(null, 1, Office, Noon);
        task.Repeats.ShouldBeNull();
    }

    [Fact]
    public void The_on_time_rate_counts_closed_and_overdue_tasks_and_nothing_that_still_has_time()
    {
        var late = ClosedAfterReport(Noon.AddDays(60));
        RectificationTask[] tasks = [ClosedAfterReport(Noon), ClosedAfterReport(Noon), late, Task(), Task(deadline: Deadline.AddYears(1)), In(RectificationState.Reported)];

        var figures = RectificationFigures.Of(tasks, Deadline.AddDays(1));

        (figures.All, figures.Waiting, figures.Overdue, figures.Reported, figures.Closed).ShouldBe((6, 2, 1, 1, 3));
        (figures.ClosedInTime, figures.Due, figures.InTimePercent).ShouldBe((2, 4, 50m));
        RectificationFigures.Of([Task()], Found).InTimePercent.ShouldBeNull();
    }

    private static RectificationTask Task(string unit = "changli", DateOnly? found = null, DateOnly? deadline = null) => new(
        Guid.NewGuid(), "qinhuangdao-2016", unit, "team-1",
        new FoundProblem(ProblemSource.Inspection, "省安委办", "冀安委办〔2017〕3号", found ?? Found, "没有责任文件", null),
        new Assignment("分管副县长", deadline ?? Deadline, null), null, Office, Noon);

    private static RectificationTask In(RectificationState state)
    {
        var task = Task();
        if (state == RectificationState.Open)
            return task;
        task.Report("已改", [], 0, Unit, Noon);
        if (state == RectificationState.SentBack)
            task.SendBack("缺照片", 1, Checker, Noon);
        if (state == RectificationState.Closed)
            task.Close(null, 1, Checker, Noon);
        return task;
    }

    private static RectificationTask ClosedAfterReport(DateTime reported)
    {
        var task = Task();
        task.Report("已改", [], 0, Unit, reported);
        task.Close(null, 1, Checker, reported.AddDays(1));
        return task;
    }

    private static string Refused(Action act) => Should.Throw<RuleViolation>(act).Code;
}
