using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Features.Units;

namespace SafetyAssessment.Web.Tests.Features.Units;

public class UnitTreeTests
{
    private static readonly UnitRow[] Rows =
    [
        new("changli", "昌黎县", Subject.County, null, "分管副县长", 1, 0),
        new("changli-town", "昌黎镇", Subject.Town, "changli", null, 1, 0),
        new("mill", "顺达轧钢", Subject.Enterprise, "changli-town", "安全总监", 1, 0),
        new("quarry", "北山采石", Subject.Enterprise, "changli-town", null, 2, 0),
        new("anjian", "安监局", Subject.Department, null, null, 2, 0),
    ];

    [Fact]
    public void Units_stand_under_the_one_above_them() =>
        Print(UnitTree.Of(Rows)).ShouldBe("changli(changli-town(mill quarry)) anjian");

    [Theory]
    [InlineData("轧钢", "changli(changli-town(mill))")]
    [InlineData(" QUARRY ", "changli(changli-town(quarry))")]
    [InlineData("总监", "changli(changli-town(mill))")]
    [InlineData("昌黎", "changli(changli-town)")]
    [InlineData("没有", "")]
    public void A_match_keeps_its_ancestors(string search, string expected) => Print(UnitTree.Of(Rows, search)).ShouldBe(expected);

    [Fact]
    public void An_ancestor_that_only_leads_to_a_match_is_not_counted() => UnitTree.Of(Rows, "轧钢").Sum(node => node.Matching).ShouldBe(1);

    [Fact]
    public void A_kind_is_found_below_units_of_other_kinds() =>
        Print(UnitTree.Of(Rows, kind: Subject.Enterprise)).ShouldBe("changli(changli-town(mill quarry))");

    [Fact]
    public void A_unit_whose_parent_is_gone_stands_at_the_top() =>
        Print(UnitTree.Of([new UnitRow("mill", "顺达轧钢", Subject.Enterprise, "gone", null, 1, 0)])).ShouldBe("mill");

    [Theory]
    [InlineData("ABC 矿业", null, Subject.Enterprise, "abc")]
    [InlineData("昌黎镇", "changli", Subject.Town, "changli-01")]
    [InlineData("安监局", null, Subject.Department, "department-01")]
    [InlineData("ＭＩＬＬ", null, Subject.Enterprise, "mill-01")]
    public void A_code_is_suggested_that_is_free(string name, string? parent, Subject kind, string expected) =>
        UnitCode.Suggest(name, parent, kind, Rows.Select(row => row.Code).ToHashSet()).ShouldBe(expected);

    [Fact]
    public void A_suggested_code_counts_on_and_stays_within_its_length()
    {
        UnitCode.Suggest("", "changli", Subject.Town, new HashSet<string> { "changli-01", "changli-02" }).ShouldBe("changli-03");
        UnitCode.Suggest(new string('a', 200), null, Subject.Town, new HashSet<string>()).Length.ShouldBeLessThanOrEqualTo(60);
    }

    private static string Print(IEnumerable<UnitNode> nodes) =>
        string.Join(' ', nodes.Select(node => node.Children.Count == 0 ? node.Unit.Code : $"{node.Unit.Code}({Print(node.Children)})"));
}
