using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Tests.Features.Schemes;

public class SchemeWordTests
{
    private static readonly StringLocalizer<SchemeTexts> Texts = new(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    public static TheoryData<VetoCondition, string, string> Conditions { get; } = new()
    {
        { new VetoCondition { Deaths = 3 }, "全年死亡累计达到3人", "deaths in the year reach 3" },
        { new VetoCondition { AccidentLevel = AccidentLevel.Larger }, "发生1起较大及以上事故", "one accident of level larger or above" },
        { new VetoCondition { Accidents = 2, Level = AccidentLevel.General }, "全年一般及以上事故达到2起", "accidents of level ordinary or above reach 2 in the year" },
        { new VetoCondition { Accidents = 2 }, "全年一般及以上事故达到2起", "accidents of level ordinary or above reach 2 in the year" },
        { new VetoCondition { Concealed = true }, "有事故被瞒报、谎报或漏报", "an accident was concealed, falsely reported or not reported" },
        { new VetoCondition(), "由安委办据实提出", "proposed by the office on the facts" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_veto_says_in_words_when_it_proposes_itself(VetoCondition when, string chinese, string english)
    {
        In("zh-CN", () => VetoSentence.Of(when, Texts)).ShouldBe(chinese);
        In("en", () => VetoSentence.Of(when, Texts)).ShouldBe(english);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_kind_of_fault_in_the_schemes_has_a_word(string culture)
    {
        var kinds = BuiltInRubrics.Read().Schemes.SelectMany(scheme => scheme.Notes).Select(note => note.Kind).Distinct();

        In(culture, () => kinds.Where(kind => Texts[$"Note.{kind}"].ResourceNotFound).ToList()).ShouldBeEmpty();
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
}
