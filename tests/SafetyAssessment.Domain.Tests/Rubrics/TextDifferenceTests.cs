using FsCheck;
using FsCheck.Fluent;
using SafetyAssessment.Domain.Rubrics.Comparing;

namespace SafetyAssessment.Domain.Tests.Rubrics;

public class TextDifferenceTests
{
    [Theory]
    [InlineData("每少1次扣2分", "每少1次扣3分", "每少1次扣[-2][+3]分")]
    [InlineData("最高扣10分", "最高扣16分", "最高扣[-10][+16]分")]
    [InlineData("最高扣2.5分", "最高扣2分", "最高扣[-2.5][+2]分")]
    [InlineData("未制定计划扣2分", "未按时制定年度计划扣2分", "未[+按时]制定[+年度]计划扣2分")]
    [InlineData("检查记录不全", "检查台账不全", "检查[-记录][+台账]不全")]
    [InlineData("", "新增一条", "[+新增一条]")]
    [InlineData("删去一条", null, "[-删去一条]")]
    [InlineData("不变", "不变", "不变")]
    public void Changed_words_and_numbers_are_marked_whole(string? old, string? @new, string marked) => Marked(old, @new).ShouldBe(marked);

    [Fact]
    public void A_lone_common_character_between_two_changes_is_taken_for_chance() =>
        Marked("甲乙的丙丁结束", "戊己的庚辛结束").ShouldBe("[-甲乙的丙丁][+戊己的庚辛]结束");

    [Fact]
    [Trait("Theme", "Property")]
    public void Whatever_the_texts_are_the_runs_put_both_together_again() => Prop.ForAll(Texts(), pair =>
    {
        var runs = TextDifference.Of(pair.Old, pair.New);
        return string.Concat(runs.Where(run => run.Side != TextSide.New).Select(run => run.Text)) == pair.Old
            && string.Concat(runs.Where(run => run.Side != TextSide.Old).Select(run => run.Text)) == pair.New
            && runs.All(run => run.Text.Length > 0)
            && (pair.Old != pair.New || runs.All(run => run.Side == TextSide.Both));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Two_texts_of_a_hundred_pages_are_compared_at_once()
    {
        var (old, @new) = (string.Concat(Enumerable.Repeat("甲乙", 50_000)), string.Concat(Enumerable.Repeat("丙丁", 50_000)));

        TextDifference.Of(old, @new).Select(run => run.Side).ShouldBe([TextSide.Old, TextSide.New]);
    }

    private static string Marked(string? old, string? @new) => string.Concat(TextDifference.Of(old, @new).Select(run => run.Side switch
    {
        TextSide.Both => run.Text,
        TextSide.Old => $"[-{run.Text}]",
        _ => $"[+{run.Text}]",
    }));

    // Few characters, so that much is in common.
    private static Arbitrary<(string Old, string New)> Texts() => Arb.From(
        from old in Gen.ArrayOf(Gen.Elements('每', '少', '1', '0', '.', '次', 'a', '\ud83d', '\ude00'))
        from now in Gen.ArrayOf(Gen.Elements('每', '少', '1', '0', '.', '次', 'b', '\ud83d', '\ude00'))
        select (new string(old), new string(now)));
}
