using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Tests.Shared;

/// <summary>A rule's data is said back in words; a number in the words is a number of the data.</summary>
public class RubricSentenceTests
{
    private static readonly StringLocalizer<RubricTexts> Texts = new StringLocalizer<RubricTexts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    private static readonly Item Item = new() { Code = "1", Title = "Item", FullMark = 6 };

    public static TheoryData<Clause, string, string> Sentences { get; } = new()
    {
        { Clause(ClauseKind.Fixed, 10), "不符合扣10分", "10 off if not met" },
        { Clause(ClauseKind.PerOccurrence, 2, "次") with { Cap = 10 }, "每1次扣2分，最高扣10分", "2 off for each time, at most 10" },
        { Clause(ClauseKind.PerOccurrence, 2, "个部门") with { MaxCount = 1 }, "每1个部门扣2分，一处最多计1个部门", "2 off for each department, at most 1 department at one place" },
        { Clause(ClauseKind.PerOccurrence, 0.5m, "座"), "每1座扣0.5分", "0.5 off for each 座" },
        { Shortfall(ShortfallSense.Below), "低于90%的，每低1%扣0.5分，最高扣5分", "below 90%: 0.5 off for each 1% short, at most 5" },
        { Shortfall(ShortfallSense.Above), "超过90%的，每超1%扣0.5分，最高扣5分", "above 90%: 0.5 off for each 1% over, at most 5" },
        { Tiered(), "按实测值分档：不足5%扣5分；5%至不足10%扣3分；10%及以上不扣分", "by the measured value: below 5%: 5 off; 5% up to below 10%: 3 off; 10% and above: none off" },
        { Clause(ClauseKind.Range) with { Min = 1, Max = 3 }, "酌情扣1–3分", "1 to 3 off, as the assessor finds" },
        { Clause(ClauseKind.Range) with { Min = 1 }, "酌情扣分，至少1分", "at least 1 off, as the assessor finds" },
        { Clause(ClauseKind.Range) with { Max = 3 }, "酌情扣分，最多3分", "up to 3 off, as the assessor finds" },
        { Clause(ClauseKind.Range), "酌情扣分，原文未定幅度", "as the assessor finds; the document sets no limit" },
        { Clause(ClauseKind.NoScore), "本项不得分（扣6分）", "the item counts nothing (6 off)" },
        { Clause(ClauseKind.Earned, 20, "项") with { Cap = 40 }, "每1项得20分，最高40分", "20 won for each matter, at most 40" },
        { Clause(ClauseKind.Bonus, 2, "项") with { Cap = 5 }, "每1项加2分，记在满分之外，最高5分", "a bonus of 2 for each matter, beyond the full mark, at most 5" },
        { Clause(ClauseKind.Additional, 5, "起"), "每1起从总分中追加扣5分", "5 more off the total for each case" },
        { Clause(ClauseKind.Veto) with { Scope = VetoScope.Section }, "提出否决：所在部分不计分", "proposes a veto: the section counts nothing" },
        { Clause(ClauseKind.Veto) with { Scope = VetoScope.Total }, "提出一票否决：等次定为不合格", "proposes a veto: the grade becomes Unqualified" },
        { Clause(ClauseKind.Veto) with { Scope = VetoScope.Excellence }, "提出优秀否决：等次不能为优秀", "proposes a bar: the grade can't be Excellent" },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Every_kind_of_rule_is_said_in_both_languages(Clause clause, string chinese, string english)
    {
        In("zh-CN", () => ClauseSentence.Of(clause, Item, Texts)).ShouldBe(chinese);
        In("en", () => ClauseSentence.Of(clause, Item, Texts)).ShouldBe(english);
    }

    [Fact]
    public void The_table_of_sentences_leaves_no_kind_out() =>
        Sentences.Select(row => ((Clause)row[0]).Kind).Distinct().Order().ShouldBe(Enum.GetValues<ClauseKind>());

    [Fact]
    public void A_whole_item_that_has_no_mark_says_that_nothing_can_be_lost() =>
        In("zh-CN", () => ClauseSentence.Of(Clause(ClauseKind.NoScore), Item with { FullMark = null }, Texts)).ShouldContain("没有印分值");

    [Fact]
    public void A_reading_that_is_ours_is_called_so() =>
        In("zh-CN", () => ClauseSentence.Of(Clause(ClauseKind.Fixed, 2) with { PolarityImplied = true }, Item, Texts)).ShouldContain("我们的理解");

    [Fact]
    public void A_common_cap_stands_after_the_last_clause_of_its_group()
    {
        var first = Clause(ClauseKind.Fixed, 2) with { Group = "a" };
        var last = Clause(ClauseKind.Fixed, 4) with { Group = "a" };
        var item = Item with { Groups = [new ClauseGroup("a", 5)], Clauses = [first, last] };

        In("zh-CN", () => ClauseSentence.GroupCapAfter(first, item, Texts)).ShouldBeNull();
        In("zh-CN", () => ClauseSentence.GroupCapAfter(last, item, Texts)).ShouldBe("以上2条合计最高扣5分");
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_kind_of_finding_has_its_sentence(string culture)
    {
        foreach (var kind in Enum.GetValues<CheckKind>())
        {
            var sentence = In(culture, () => CheckSentence.Of(new CheckFinding("1", kind, "1", 100, 90), Texts));
            sentence.ShouldNotStartWith("Check.");
        }

        In(culture, () => CheckSentence.Of(new CheckFinding("1", CheckKind.TiersGap, "1", 15, null), Texts)).ShouldContain("15");
    }

    [Fact]
    public void A_rubric_that_can_not_lose_everything_says_how_much_stays() =>
        In("zh-CN", () => CheckSentence.Of(new CheckFinding("1", CheckKind.CapsBelowFullMark, "1", 100, 90), Texts)).ShouldContain("有10分扣不掉");

    [Fact]
    public void Every_measure_word_of_the_rubrics_has_an_English_word()
    {
        var units = BuiltInRubrics.Read().Editions.SelectMany(edition => edition.Index.Rows).SelectMany(row => row.Item.Clauses)
            .Select(clause => clause.Unit).OfType<string>().Distinct();

        In("en", () => units.Where(unit => Texts[$"Unit.{unit}"].ResourceNotFound).ToList()).ShouldBeEmpty();
    }

    private static T In<T>(string culture, Func<T> read)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo(culture);
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static Clause Clause(ClauseKind kind, decimal? points = null, string? unit = null) =>
        new() { Code = "1.1", Kind = kind, Text = "…", Points = points, Unit = unit };

    private static Clause Shortfall(ShortfallSense sense) =>
        Clause(ClauseKind.PerShortfall, 0.5m) with { Target = 90, Step = 1, ValueUnit = "%", Sense = sense, Cap = 5 };

    private static Clause Tiered() => Clause(ClauseKind.Tiered) with
    {
        ValueUnit = "%",
        Tiers = [new Tier { Points = 5 }, new Tier { From = 5, Points = 3 }, new Tier { From = 10, Points = 0 }],
    };
}
