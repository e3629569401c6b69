using System.Diagnostics;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using SafetyAssessment.Documents.Reading;

namespace SafetyAssessment.Documents.Tests.Reading;

/// <summary>The clause reader against clauses whose rules were written down by hand, and against text that is no clause at all.</summary>
[Trait("Theme", "Reading")]
public class ClauseReaderTests
{
    private const int Cases = 3_000;

    // Of what scoring sentences are made: a random mixture is near enough to the grammar to reach every production.
    private static readonly string[] Pieces =
    [
        "扣", "2分", "1-3分", "每", "每发现", "一处", "1个百分点", "最高", "不超过", "扣完", "为止", "不得分", "得", "加", "追加扣除", "一票否决", "未", "低于", "90%", "以上", "80%-90%",
        "分别", "各", "，", "。", "；", "、", "（", "）", "1.", "(2)", "①", "\n", " ", "酌情", "总分", "满分", "评优", "取消", "不合格", "为", "O.5分", "没少", "半", "十二", "/", "人次", "-", "+", "：", "的",
        "0分", "99999999999999999999", "累计", "3人以上", "是否", "分值", "天", "万元", "\ud83d", "a", "\0",
    ];

    public static TheoryData<string> Files() => [.. Names()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_clause_gives_the_rules_that_were_written_down_for_it(string file) =>
        ClauseFile.Read(Path.Combine(Folder(), file)).Select(ClauseFile.Difference).Where(difference => difference is not null).ShouldBeEmpty();

    [Fact]
    public void There_are_more_than_four_hundred_different_clauses() =>
        Names().SelectMany(file => ClauseFile.Read(Path.Combine(Folder(), file))).Select(clause => clause.Text).Distinct().Count().ShouldBeGreaterThan(400);

    [Theory]
    [InlineData("每发现一地扣2分，最高10分", 0, 14)]
    [InlineData("  未建档扣２分。", 2, 8)]
    [InlineData("1.未建档扣2分", 2, 8)]
    public void A_rule_says_which_characters_it_came_from(string text, int start, int end) =>
        ClauseReader.Read(text).Rules.ShouldHaveSingleItem().ShouldSatisfyAllConditions(rule => rule.Start.ShouldBe(start), rule => rule.End.ShouldBe(end));

    [Fact]
    public void What_is_not_understood_is_said_with_its_place()
    {
        var reading = ClauseReader.Read("未建档扣2分。其余按比例扣分。");

        reading.Rules.ShouldHaveSingleItem().End.ShouldBe(6);
        reading.Unread.ShouldHaveSingleItem().ShouldBe(new UnreadText("其余按比例扣分", 7, 14));
    }

    [Theory]
    [InlineData("没少1次扣1分", DoubtKind.EachAssumed)]
    [InlineData("缺一册扣O.5分", DoubtKind.DigitAssumed)]
    [InlineData("是否开展培训，扣2分", DoubtKind.PolarityUnclear)]
    [InlineData("记录不全的，酌情扣2分", DoubtKind.DiscretionUnclear)]
    [InlineData("未落实的，各扣2分", DoubtKind.ListUnclear)]
    [InlineData("未设岗扣4分，每缺一人扣1分，最高扣3分", DoubtKind.CapScopeUnclear)]
    [InlineData("指标每变化1个百分点扣1分", DoubtKind.SenseUnclear)]
    [InlineData("每有1个层面或1位成员没有做到扣2分", DoubtKind.UnitUnclear)]
    [InlineData("未落实的，2分/处", DoubtKind.VerbMissing)]
    [InlineData("未落实的扣2030分", DoubtKind.NumberImplausible)]
    public void What_can_be_read_in_two_ways_is_said(string text, DoubtKind doubt) =>
        ClauseReader.Read(text).Ambiguities.Select(found => found.Kind).ShouldContain(doubt);

    [Fact]
    public void A_plain_sentence_is_not_doubted() => ClauseReader.Read("每发现一处扣2分，最高扣10分").Ambiguities.ShouldBeEmpty();

    [Fact]
    public void Whatever_the_text_is_the_reader_answers_with_rules_in_order_inside_the_text() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases),
            Prop.ForAll(
                Gen.Elements(Pieces).ArrayOf().Resize(60).Select(pieces => string.Concat(pieces)).ToArbitrary(),
                Holds));

    [Fact]
    public void Text_that_is_no_Chinese_at_all_is_read_too() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(ArbMap.Default.ArbFor<string?>(), Holds));

    [Theory]
    [InlineData("每发现一处扣1分，")]
    [InlineData("扣")]
    [InlineData("每")]
    [InlineData("未、")]
    [InlineData("低于90%扣1分，")]
    [InlineData("分别扣1、")]
    [InlineData("累计扣")]
    [InlineData("(")]
    [InlineData("9")]
    public void A_megabyte_takes_ten_times_as_long_as_a_tenth_and_not_a_hundred_times(string piece)
    {
        Time(piece, 10_000);
        var tenth = Time(piece, 100_000);
        var whole = Time(piece, 1_000_000);

        // Processor time, since the machine is shared; a quadratic reader would need a hundred times as long.
        whole.ShouldBeLessThan(tenth * 50 + TimeSpan.FromSeconds(2));
    }

    private static TimeSpan Time(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        ClauseReader.Read(text);
        process.Refresh();
        return process.TotalProcessorTime - before;
    }

    private static bool Holds(string? text)
    {
        var reading = ClauseReader.Read(text);
        var length = text?.Length ?? 0;
        return reading.Rules.All(rule => 0 <= rule.Start && rule.Start < rule.End && rule.End <= length)
            && reading.Unread.All(unread => text!.Substring(unread.Start, unread.End - unread.Start) == unread.Text && unread.Text.Length > 0)
            && reading.Ambiguities.All(doubt => 0 <= doubt.Start && doubt.Start < doubt.End && doubt.End <= length)
            && reading.Rules.Zip(reading.Rules.Skip(1)).All(pair => pair.First.Start <= pair.Second.Start)
            && reading.Rules.All(rule => rule.Tiers is null || rule.Tiers.All(tier => tier.Min is null || tier.Max is null || tier.Min <= tier.Max));
    }

    private static IEnumerable<string> Names() => Directory.GetFiles(Folder(), "clauses-*.txt").Select(file => Path.GetFileName(file)).Order();

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
