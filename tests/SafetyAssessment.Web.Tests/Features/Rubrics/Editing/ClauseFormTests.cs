using AngleSharp.Dom;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Editing;
using SafetyAssessment.Web.Features.Rubrics.Editing;

namespace SafetyAssessment.Web.Tests.Features.Rubrics.Editing;

/// <summary>A clause is edited in plain words: each kind shows the fields that it has, and the rule is said back.</summary>
public class ClauseFormTests
{
    private const string Sentence = "评分标准原句";
    private const string Kind = "怎样计分";

    [Theory]
    [InlineData(ClauseKind.Fixed, "扣")]
    [InlineData(ClauseKind.PerOccurrence, "每次扣", "单位", "本条最多扣", "一处最多计")]
    [InlineData(ClauseKind.PerShortfall, "每档扣", "哪边扣分", "要求达到", "每低", "数值单位", "本条最多扣")]
    [InlineData(ClauseKind.Tiered, "数值单位", "本条最多扣", "第1档起点", "第1档扣分", "第2档起点", "第2档扣分")]
    [InlineData(ClauseKind.Range, "最少扣", "最多扣", "本条最多扣")]
    [InlineData(ClauseKind.NoScore)]
    [InlineData(ClauseKind.Earned, "每次得", "单位", "本条最多得")]
    [InlineData(ClauseKind.Bonus, "每次加", "单位", "本条最多得")]
    [InlineData(ClauseKind.Additional, "每次扣", "单位", "本条最多扣")]
    [InlineData(ClauseKind.Veto, "否决什么")]
    public async Task Each_kind_has_its_own_fields_and_no_others(ClauseKind kind, params string[] fields)
    {
        using var page = await Form(Whole(kind));

        page.Labels().ShouldBe([Sentence, Kind, .. fields]);
    }

    [Theory]
    [InlineData(ClauseKind.Fixed, "不符合扣2分")]
    [InlineData(ClauseKind.PerOccurrence, "每1次扣2分，最高扣10分")]
    [InlineData(ClauseKind.PerShortfall, "低于95%的，每低1%扣2分，最高扣10分")]
    [InlineData(ClauseKind.Range, "酌情扣1–3分，最高扣10分")]
    [InlineData(ClauseKind.NoScore, "本项不得分（扣20分）")]
    [InlineData(ClauseKind.Earned, "每1次得2分，最高10分")]
    [InlineData(ClauseKind.Veto, "提出一票否决：等次定为不合格")]
    public async Task Under_the_fields_stands_what_the_program_will_do(ClauseKind kind, string sentence)
    {
        using var page = await Form(Whole(kind));

        page.QuerySelector(".meaning strong")!.TextContent.ShouldBe(sentence);
    }

    [Fact]
    public async Task What_is_missing_is_said_in_the_place_of_the_sentence()
    {
        using var page = await Form(Whole(ClauseKind.PerShortfall) with { Target = null });

        page.QuerySelector(".meaning strong")!.TextContent.ShouldBe("还缺“要求达到的数”，填上才能计分");
    }

    [Fact]
    public async Task The_fields_hold_the_numbers_of_the_clause()
    {
        using var page = await Form(Whole(ClauseKind.PerOccurrence) with { Points = 2.50m, Unit = "处" });

        page.Field(Sentence).ShouldBe("句子");
        page.Field("每次扣").ShouldBe("2.5");
        page.Field("单位").ShouldBe("处");
        page.Field("本条最多扣").ShouldBe("10");
    }

    [Fact]
    public async Task A_reading_that_the_document_leaves_open_can_be_taken_as_checked()
    {
        using var page = await Form(Whole(ClauseKind.Fixed) with { PolarityImplied = true });

        page.QuerySelector(".meaning button")!.TextContent.ShouldBe("已核对，就这样理解");
    }

    [Fact]
    public async Task Tiers_that_do_not_rise_are_said_so_beside_them()
    {
        using var page = await Form(Whole(ClauseKind.Tiered) with { Tiers = [new Tier { From = 5, Points = 1 }, new Tier { From = 5, Points = 2 }] });

        page.QuerySelector("[role=alert]")!.TextContent.ShouldBe("各档起点要由低到高，一档比一档大。");
    }

    [Fact]
    public async Task A_group_can_be_chosen_where_the_item_has_one()
    {
        var item = Item with { Groups = [new ClauseGroup("a", 5)] };

        using var page = await Form(Whole(ClauseKind.Fixed) with { Group = "a" }, item);

        page.Field("合并封顶").ShouldBe("第1组，合计最多扣5分");
    }

    private static Item Item => new() { Code = "1.1", Title = "项", FullMark = 20 };

    // Every field filled: what a kind does not show must not come from an empty clause.
    private static Clause Whole(ClauseKind kind) => new Clause
    {
        Code = "1.1.1",
        Kind = kind,
        Text = "句子",
        Points = 2,
        Cap = 10,
        Target = 95,
        Step = 1,
        Sense = ShortfallSense.Below,
        ValueUnit = "%",
        Tiers = [new Tier { Points = 3 }, new Tier { From = 60, Points = 0 }],
        Min = 1,
        Max = 3,
        Scope = VetoScope.Total,
    }.As(kind);

    private static Task<IDocument> Form(Clause clause, Item? item = null) =>
        Rendered.Of<ClauseForm>((nameof(ClauseForm.Clause), clause), (nameof(ClauseForm.Item), (item ?? Item) with { Clauses = [clause] }));
}
