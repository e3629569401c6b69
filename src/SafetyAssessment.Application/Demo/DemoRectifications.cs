using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rectification;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rectification;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Demo;

/// <summary>Problems of 2016 and what became of them: two closed in time, one too late, one that repeats it and waits to be checked, one overdue, one that still has time.</summary>
internal static class DemoRectifications
{
    private const string Inspectors = "省安委办督查组";

    private static readonly DateTime Given = new(2017, 1, 23, 2, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<DomainEvent> Add(AssessmentDb db, Scheme city, RubricEdition party, RubricEdition government)
    {
        var happened = new List<DomainEvent>();
        var checker = DemoAccounts.Team(DemoUnits.CountyTeam)[^1];

        var ledger = Inspection("shanhaiguan", "冀安委办督〔2016〕12号", new DateOnly(2016, 6, 14), "企业隐患台账缺两个月，整改照片没有日期", new DateOnly(2016, 7, 31));
        Closed(ledger, "台账已补齐", new DateTime(2016, 8, 9, 2, 0, 0, DateTimeKind.Utc), "补齐，但超过期限九天");
        Closed(Finding("shanhaiguan", "party", party, "1.5.1"), "检查记录已补，今后每月由党委办存档", Given.AddDays(20), "抽看一、二月记录，齐全");
        Closed(Finding("beidaihe-xinqu", "government", government, "3.2.2.4"), "已送培复审，证件见附件", Given.AddDays(12), "证件在有效期内");
        var again = Finding("shanhaiguan", "government", government, "3.3.2.3");
        happened.Add(again.MarkRepeated(ledger, again.Version, DemoAccounts.Office, Given.AddDays(1)));
        happened.Add(again.Report("九月份台账已补，照片加了日期水印", [], again.Version, DemoAccounts.Office, Given.AddDays(25)));
        Inspection("changli", "冀安委办督〔2016〕27号", new DateOnly(2016, 11, 20), "三个乡镇没有印发班子成员安全职责文件", new DateOnly(2017, 3, 31));
        Inspection("changli", "冀安委办督〔2016〕28号", new DateOnly(2016, 11, 21), "尾矿库下游住户搬迁没有完成，列为长期治理", new DateOnly(2029, 12, 31));
        return happened;

        RectificationTask Inspection(string unit, string number, DateOnly found, string text, DateOnly deadline) => Give(
            DemoId.Of($"rectification/{number}"), unit, null, new FoundProblem(ProblemSource.Inspection, Inspectors, number, found, text, null), deadline,
            found.ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc).AddDays(3));

        RectificationTask Finding(string unit, string part, RubricEdition edition, string clause)
        {
            var sheet = db.SheetsOfAnyKind.Local.First(known => known.Scheme == city.Code && known.Unit == unit && known.Part == part);
            var (row, finding) = sheet.Rows.SelectMany(known => known.Findings.Select(one => (known, one))).First(pair => pair.one.ClauseCode == clause);
            var origin = new FindingOrigin(sheet.Id, finding.Id, sheet.Rubric, row.ItemCode, clause);
            return Give(DemoId.Of($"rectification/{finding.Id}"), unit, sheet.Team, new FoundProblem(
                ProblemSource.Finding, "县区考核组", null, RectificationTask.ChinaDay(row.ChangedAt), TakeOverFindings.TextOf(finding.ToEntry(), edition), origin),
                new DateOnly(2017, 2, 28), Given);
        }

        RectificationTask Give(Guid id, string unit, string? team, FoundProblem problem, DateOnly deadline, DateTime at)
        {
            var task = new RectificationTask(id, city.Code, unit, team, problem, new Assignment("分管副县（区）长", deadline, null), null, DemoAccounts.Office, at);
            db.Rectifications.Add(task);
            happened.Add(task.Assigned());
            return task;
        }

        void Closed(RectificationTask task, string done, DateTime at, string seen)
        {
            happened.Add(task.Report(done, [], task.Version, DemoAccounts.Office, at));
            happened.Add(task.Close(seen, task.Version, checker, at.AddDays(5)));
        }
    }
}
