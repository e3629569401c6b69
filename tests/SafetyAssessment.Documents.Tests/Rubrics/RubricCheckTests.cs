using System.Globalization;
using System.Text;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Documents.Tests.Rubrics;

/// <summary>The documents have faults of their own. The check shows them; nothing corrects them.</summary>
public class RubricCheckTests
{
    private static readonly RubricLibrary Library = BuiltInRubrics.Read();

    // Stated and found are texts, since an attribute holds no decimal.
    [Theory]
    [InlineData("qinhuangdao-party", "县区党委安全生产考核细则", CheckKind.CapsBelowFullMark, "100", "90")] // a county that does nothing still keeps 10
    [InlineData("qinhuangdao-party", "“双责”办法落实与党委履职", CheckKind.CapsBelowFullMark, "100", "90")]
    [InlineData("qinhuangdao-government", "“双责”办法落实与班子履职", CheckKind.CapsAboveFullMark, "40", "68")]
    [InlineData("qinhuangdao-government", "责任体系建立", CheckKind.CapsAboveFullMark, "20", "24")]
    [InlineData("qinhuangdao-government", "工作部署与组织落实", CheckKind.MarkImplied, null, "60")] // no mark printed
    [InlineData("qinhuangdao-government", "工作部署与组织落实", CheckKind.CapsAboveFullMark, "60", "65")]
    [InlineData("qinhuangdao-government", "2.2.3", CheckKind.CapUnreachable, "10", "6")] // bites only when counted per drawn department
    [InlineData("qinhuangdao-government", "2.2.4", CheckKind.CapUnreachable, "10", "6")]
    [InlineData("qinhuangdao-government", "2.2.5", CheckKind.CapUnreachable, "10", "5")]
    [InlineData("qinhuangdao-government", "2.2.6", CheckKind.CapUnreachable, "10", "6")]
    [InlineData("qinhuangdao-government", "企业责任制（原标题缺失）", CheckKind.MarkImplied, null, "30")] // heading and mark lost at a page break
    [InlineData("qinhuangdao-government", "企业责任制（原标题缺失）", CheckKind.CapsBelowFullMark, "30", "21")]
    [InlineData("qinhuangdao-government", "3.1.1", CheckKind.CapUnreachable, "6", "4")]
    [InlineData("qinhuangdao-department", "责任体系与履职", CheckKind.CapsAboveFullMark, "150", "180")]
    [InlineData("qinhuangdao-department", "工作部署与组织落实", CheckKind.CapsAboveFullMark, "50", "70")]
    [InlineData("qinhuangdao-department", "1.1", CheckKind.NoMark, null, null)]
    [InlineData("qinhuangdao-department", "3.5", CheckKind.PolarityUnclear, null, null)] // «did not» printed where «each» must be meant
    [InlineData("qinhuangdao-department", "基础性工作", CheckKind.CapsBelowFullMark, "100", "70")]
    [InlineData("qinhuangdao-department", "4.2", CheckKind.NoMark, null, null)] // five rows have none
    [InlineData("qinhuangdao-department", "4.3", CheckKind.NoMark, null, null)]
    [InlineData("qinhuangdao-department", "4.4", CheckKind.NoMark, null, null)]
    [InlineData("qinhuangdao-department", "4.5", CheckKind.NoMark, null, null)]
    [InlineData("qinhuangdao-department", "4.6", CheckKind.NoMark, null, null)]
    [InlineData("qinhuangdao-department", "4.7", CheckKind.CapUnreachable, "10", "2")] // training: one shortfall of 2 possible
    [InlineData("shishi-enterprise", "16", CheckKind.SubItemsExceed, "2", "4")]
    [InlineData("shishi-enterprise", "17", CheckKind.SubItemsExceed, "2", "4")]
    [InlineData("shishi-enterprise", "应急管理", CheckKind.SectionSum, "10", "6")] // the 10 needs 4+4+2
    [InlineData("shishi-town", "13", CheckKind.TiersOverlap, "10", "10")] // 10 % stands in two tiers
    [InlineData("shishi-town", "13", CheckKind.TiersGap, "15", null)] // 15 % and above is not stated
    [InlineData("shishi-town", "15(5)", CheckKind.PolarityUnclear, null, null)] // which answer costs points is not said
    [InlineData("shishi-town", "5", CheckKind.PolarityUnclear, null, null)]
    [InlineData("shishi-town", "14", CheckKind.PolarityUnclear, null, null)]
    [InlineData("railway-base-management", "安全管理", CheckKind.MarkImplied, null, "10")] // no marks printed: ten subjects in equal parts, the rows have none
    [InlineData("railway-base-management", "6.3", CheckKind.NoMark, null, null)]
    [InlineData("railway-base-management", "技术监督管理（不计分）", CheckKind.MarkImplied, null, "0")] // an eleventh subject under a list of ten
    [InlineData("railway-performance", "3.1", CheckKind.NoMark, null, null)]
    [InlineData("county-self-report", "（二）2（3）", CheckKind.NoMark, null, null)]
    [InlineData("county-self-report", "4.1", CheckKind.NoMark, null, null)] // a heading for bonus items with nothing under it
    [InlineData("training-targets", "1.1", CheckKind.MarkImplied, null, "5")]
    [InlineData("agriculture-grid", "3.1", CheckKind.MarkImplied, null, "10")]
    public void Each_known_fault_of_the_documents_is_found(string rubric, string where, CheckKind kind, string? stated, string? found) =>
        RubricCheck.Of(Library.Editions.Single(edition => edition.Code == rubric))
            .ShouldContain(finding => finding.Where == where && finding.Kind == kind
                && finding.Stated == Decimal(stated) && finding.Found == Decimal(found));

    [Fact]
    public void What_the_check_says_of_the_built_in_rubrics_is_as_approved()
    {
        var text = new StringBuilder();
        foreach (var edition in Library.Editions)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"{edition.Code} {edition.Edition}\n");
            foreach (var found in RubricCheck.Of(edition))
                text.Append(CultureInfo.InvariantCulture, $"  {found.Kind} | {found.Where} | {found.Code ?? "-"} | stated {Number(found.Stated)} | found {Number(found.Found)}\n");
        }

        text.ToString().TrimStart('\n').ShouldStandIn("rubric-check.approved.txt");
    }

    [Theory]
    [InlineData("railway-base-management")]
    [InlineData("railway-performance")]
    [InlineData("training-targets")]
    [InlineData("county-self-report")]
    [InlineData("agriculture-grid")]
    public void Where_a_document_prints_no_marks_every_row_and_heading_says_so(string rubric)
    {
        var edition = Library.Editions.Single(known => known.Code == rubric);
        var found = RubricCheck.Of(edition).ToList();

        edition.Index.Rows.Select(row => row.Item.Code)
            .ShouldBeSubsetOf(found.Where(finding => finding.Kind is CheckKind.NoMark or CheckKind.MarkImplied).Select(finding => finding.Code!));
        edition.Sections.Select(section => section.Code)
            .ShouldBeSubsetOf(found.Where(finding => finding.Kind == CheckKind.MarkImplied).Select(finding => finding.Code!));
        found.ShouldAllBe(finding => finding.Kind == CheckKind.NoMark || finding.Kind == CheckKind.MarkImplied);
    }

    private static string Number(decimal? number) => number is { } known ? known.ToString("0.##", CultureInfo.InvariantCulture) : "-";

    private static decimal? Decimal(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
