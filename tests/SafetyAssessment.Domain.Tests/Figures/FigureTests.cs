using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Units;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Figures;

/// <summary>Figures from outside the sheets: ledger, outside scores, entered scores, accidents, units.</summary>
public class FigureTests
{
    [Fact]
    public void A_ledger_entry_is_withdrawn_with_a_reason_and_stays_readable()
    {
        var entry = Ledger();
        var withdrawn = entry.Withdraw(" 重复登记 ", Office);

        (entry.WithdrawnReason, entry.WithdrawnBy, entry.Points, entry.Version).ShouldBe(("重复登记", "安委办", -5m, 1L));
        (withdrawn.Action, withdrawn.Old!.ToString()).ShouldBe(("ledger.withdrawn", "{ Points = -5, Reason = 通报批评 }"));
    }

    [Fact]
    public void A_ledger_entry_is_withdrawn_once_and_not_without_a_reason()
    {
        var entry = Ledger();

        Refused(() => entry.Withdraw(" ", Office)).ShouldBe(Rules.ReasonRequired);
        entry.Withdraw("重复登记", Office);
        Refused(() => entry.Withdraw("再次", Office)).ShouldBe(Rules.LedgerAlreadyWithdrawn);
    }

    [Fact]
    public void A_ledger_entry_is_an_event_of_its_own() =>
        Ledger().Entered().ShouldSatisfyAllConditions(made => made.Action.ShouldBe("ledger.entered"), made => made.Path.ShouldBe("u1"), made => made.Old.ShouldBeNull());

    [Fact]
    public void An_outside_score_is_set_changed_and_taken_back_with_old_and_new()
    {
        var score = new ExternalScore("scheme", "u1", "coal");

        score.Set(90.5m, 100, 0, Office, Noon).ShouldSatisfyAllConditions(set => set.Old.ShouldBeNull(), set => set.New.ShouldBe(90.5m), set => set.Path.ShouldBe("coal"));
        var back = score.Set(null, 100, 1, Office, Noon);

        (back.Old, back.New, score.Percent, score.Version).ShouldBe((90.5m, null, null, 2L));
    }

    [Theory]
    [InlineData("0", 100, true)]
    [InlineData("100", 100, true)]
    [InlineData("-0.01", 100, false)]
    [InlineData("100.01", 100, false)]
    [InlineData("20", 20, true)]
    [InlineData("20.01", 20, false)]
    public void An_outside_score_is_a_percent_or_points_within_what_can_be_given(string percent, int highest, bool taken)
    {
        var score = new ExternalScore("scheme", "u1", "coal");
        void Set() => score.Set(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), highest, 0, Office, Noon);

        if (taken)
            Should.NotThrow(Set);
        else
            Refused(Set).ShouldBe("percent input.out-of-range");
    }

    [Fact]
    public void A_clash_on_an_outside_score_carries_both_values()
    {
        var score = new ExternalScore("scheme", "u1", "coal");
        score.Set(90, 100, 0, Leader, Noon);

        var clash = Should.Throw<ChangedMeanwhile>(() => score.Set(80, 100, 0, Office, Noon.AddHours(1)));
        (clash.Mine, clash.Theirs, clash.By, clash.At, clash.Version).ShouldBe((80m, 90m, "组长", Noon, 1L));
        score.Percent.ShouldBe(90);
    }

    [Fact]
    public void Entered_points_need_their_document_and_stay_within_the_parts_full_mark()
    {
        var score = new EnteredScore("scheme", "u1", "enforcement");

        Refused(() => score.Set(50, 100, " ", 0, Office, Noon)).ShouldBe("document input.required");
        Refused(() => score.Set(101, 100, "文1号", 0, Office, Noon)).ShouldBe("points input.out-of-range");
        Refused(() => score.Set(-1, 100, "文1号", 0, Office, Noon)).ShouldBe("points input.out-of-range");
        score.Set(100, 100, " 文1号 ", 0, Office, Noon);
        (score.Points, score.Document).ShouldBe((100m, "文1号"));
        score.Set(null, 100, null, 1, Office, Noon).Old.ShouldBe(new EnteredPoints(100, "文1号"));
    }

    [Fact]
    public void A_clash_on_entered_points_carries_both_values()
    {
        var score = new EnteredScore("scheme", "u1", "enforcement");
        score.Set(60, 100, "文1号", 0, Leader, Noon);

        var clash = Should.Throw<ChangedMeanwhile>(() => score.Set(70, 100, "文2号", 0, Office, Noon));
        clash.Mine.ShouldBe(new EnteredPoints(70, "文2号"));
        clash.Theirs.ShouldBe(new EnteredPoints(60, "文1号"));
    }

    [Fact]
    public void The_level_of_an_accident_follows_from_its_figures()
    {
        var accident = new Accident(Guid.NewGuid(), "u1", 1, new AccidentReport(new DateOnly(2026, 5, 1), "一车间", 3, 0, 0, true, null), "安委办", Noon);

        accident.Level.ShouldBe(AccidentLevel.Larger);
        accident.ToFacts().ShouldBe(new AccidentFacts(accident.Id, new DateOnly(2026, 5, 1), AccidentLevel.Larger, 3, true));
        accident.Entered().Path.ShouldBe("u1");
    }

    [Theory]
    [InlineData(ReportingFaults.None, false)]
    [InlineData(ReportingFaults.Late, false)]
    [InlineData(ReportingFaults.Omitted, true)]
    [InlineData(ReportingFaults.Falsified, true)]
    [InlineData(ReportingFaults.Late | ReportingFaults.Hidden, true)]
    public void Rules_on_concealment_mean_every_reporting_fault_but_lateness(ReportingFaults faults, bool concealed)
    {
        var accident = new Accident(Guid.NewGuid(), "u1", 1, Report(1) with { Reporting = faults }, "安委办", Noon);

        (accident.Concealed, accident.Reporting).ShouldBe((concealed, faults));
    }

    [Fact]
    public void A_corrected_accident_has_a_new_level_and_keeps_the_old_values_in_what_happened()
    {
        var accident = new Accident(Guid.NewGuid(), "u1", 1, Report(3), "安委办", Noon);

        Refused(() => accident.Correct("u1", 2, Report(1), " ", 0, Office, Noon)).ShouldBe(Rules.ReasonRequired);
        var corrected = accident.Correct("u1", 2, Report(1), " 误登 ", 0, Office, Noon);

        (accident.Level, accident.CorrectedReason, accident.Version).ShouldBe((AccidentLevel.General, "误登", 1L));
        corrected.Old!.ToString()!.ShouldContain("Deaths = 3");
        Should.Throw<ChangedMeanwhile>(() => accident.Correct("u1", 3, Report(2), "再改", 0, Office, Noon)).By.ShouldBe(Office.Name);
    }

    [Fact]
    public void A_withdrawn_accident_is_not_changed_any_more()
    {
        var accident = new Accident(Guid.NewGuid(), "u1", 1, Report(3), "安委办", Noon);
        Refused(() => accident.Withdraw(" ", 0, Office)).ShouldBe(Rules.ReasonRequired);
        accident.Withdraw("重复", 0, Office).Action.ShouldBe("accident.withdrawn");

        Refused(() => accident.Withdraw("重复", 1, Office)).ShouldBe(Rules.AccidentWithdrawn);
    }

    private static AccidentReport Report(int deaths) => new(new DateOnly(2026, 5, 1), "一车间", deaths, 0, 0, false, null);

    [Fact]
    public void A_unit_changes_its_name_and_post_with_old_and_new()
    {
        var unit = new Unit("u1", "旧名", Subject.Town, null, null, 1);
        var changed = unit.Change("新名", "镇长", 0, Office, Noon);

        (unit.Name, unit.Post, unit.Version).ShouldBe(("新名", "镇长", 1L));
        changed.Old.ShouldBe(new UnitWords("旧名", null));
        var clash = Should.Throw<ChangedMeanwhile>(() => unit.Change("又名", null, 0, Office, Noon));
        clash.Theirs.ShouldBe(new UnitWords("新名", "镇长"));
        unit.Added().Action.ShouldBe("unit.added");
    }

    private static LedgerEntry Ledger() =>
        new(Guid.NewGuid(), "scheme", "daily", "u1", new DateOnly(2026, 5, 1), -5, "通报批评", "通报1号", "安委办", Noon, LedgerKind.Report);
}
