using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using SafetyAssessment.Domain;
using SafetyAssessment.Web.Resources;

namespace SafetyAssessment.Web.Tests.Shared;

/// <summary>Every reason for a «no» has its sentence in both languages, and no sentence stands there without one.</summary>
public sealed partial class RuleSentenceTests
{
    private static readonly ResourceManager Sentences = new(typeof(RuleTexts));

    private static readonly IEnumerable<string> Codes = typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("en")]
    public void Rules_and_sentences_are_the_same_list(string language) =>
        Keys(language).ShouldBe(Codes);

    [Fact]
    public void Both_languages_name_the_same_values()
    {
        var different = Codes.Where(code => Places(code, "").Except(Places(code, "en")).Any() || Places(code, "en").Except(Places(code, "")).Any());

        different.ShouldBeEmpty();
    }

    private static IEnumerable<string> Keys(string language) => Sentences
        .GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
        .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Places(string code, string language) =>
        Place().Matches(Sentences.GetString(code, CultureInfo.GetCultureInfo(language))!).Select(match => match.Value);

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
