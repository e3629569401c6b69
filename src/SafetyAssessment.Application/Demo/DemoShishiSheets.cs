using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Application.Demo;

/// <summary>
/// The towns and enterprises of Shishi. Their sheets are drawn from the rubric itself with a fixed outcome for each unit, since a list of a hundred
/// findings by hand would show nothing more.
/// </summary>
internal static class DemoShishiSheets
{
    public static IEnumerable<DemoSheet> Towns(RubricEdition edition) =>
    [
        new("baogai", "rubric", AssessmentState.Confirmed, Draw("baogai", edition, null)),
        new("hanjiang", "rubric", AssessmentState.Draft, Draw("hanjiang", edition, 18), Rows: 18),
    ];

    public static IEnumerable<DemoSheet> Enterprises(RubricEdition edition) =>
    [
        new("baogai-01", "rubric", AssessmentState.Confirmed, Draw("baogai-01", edition, null)),
        new("baogai-03", "rubric", AssessmentState.Submitted, Draw("baogai-03", edition, null)),
        new("hanjiang-02", "rubric", AssessmentState.Returned, Draw("hanjiang-02", edition, null), ReturnReason: "三级检查文件的照片与厂区不符，请重新到现场核实"),
        new("hanjiang-03", "rubric", AssessmentState.Draft, Draw("hanjiang-03", edition, 20), Rows: 20),
    ];

    private static List<DemoLine> Draw(string unit, RubricEdition edition, int? rows)
    {
        var chance = DemoId.Chance($"findings/{unit}");
        var lines = new List<DemoLine>();
        foreach (var (item, _) in edition.Index.Rows.Take(rows ?? int.MaxValue))
        {
            var drawn = chance.Next(100);
            var clause = item.Clauses[chance.Next(item.Clauses.Count)];
            if (clause.IsMeasured)
                lines.Add(Measured(clause, 82 + chance.Next(17)));
            else if (drawn < 18)
                lines.Add(new DemoLine(clause.Code, clause.IsCounted ? 1 + chance.Next(2) : null, "督导现场", $"现场核实：{Condition(clause)}"));
            else if (drawn < 22)
                lines.Add(new DemoLine(item.Code, null, null, "本单位没有这一项所说的情形", ItemState.NotApplicable));
        }

        return lines;
    }

    private static DemoLine Measured(Clause clause, int value) =>
        new(clause.Code, null, "督导现场", $"按台账核算为{value}{clause.ValueUnit}", Value: value);

    private static string Condition(Clause clause) => clause.Text.Split('，')[0];
}
