using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Web.Tests.Resources;

/// <summary>Chinese and English say the same things, and neither leaks into the other.</summary>
public sealed partial class ResourceTests
{
    // What Chinese offices themselves write in Latin letters, and what a caller of the API must write as it is.
    private static readonly string[] Latin = ["Excel", "Word", "PDF", "PostgreSQL", "SQLite", "GDP", "JSON", "KB", "MB", "docx", "xlsx", "doc", "xls", "Content-Type", "application/json", "rest"];

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder(), "*.en.resx").Select(file => Path.GetFileName(file)[..^".en.resx".Length]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_languages_have_the_same_keys(string name) => Read(name, "en").Keys.ShouldBe(Read(name).Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void English_names_no_value_that_the_Chinese_leaves_out(string name)
    {
        // The other way round is allowed: a measure word has no English.
        var chinese = Read(name);

        Read(name, "en").Where(text => !Placeholders(text.Value).IsSubsetOf(Placeholders(chinese[text.Key]))).Select(text => text.Key).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_sentence_is_empty(string name) =>
        Read(name).Concat(Read(name, "en")).Where(text => text.Value.Length == 0).Select(text => text.Key).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void The_Chinese_holds_no_English_word(string name) => Read(name).Where(text => HasLatinWord(text.Value)).Select(text => $"{text.Key}: {text.Value}").ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void The_English_holds_no_Chinese_character(string name) =>
        Read(name, "en").Where(text => Chinese().IsMatch(text.Value)).Select(text => $"{text.Key}: {text.Value}").ShouldBeEmpty();

    [Fact]
    public void The_check_reports_an_English_word() => HasLatinWord("请先 Save 再退出").ShouldBeTrue();

    [Fact]
    public void Every_rule_has_its_sentence_and_every_sentence_its_rule()
    {
        var codes = typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Read("RuleTexts").Keys.ShouldBe(codes, ignoreOrder: true);
    }

    [Theory]
    [InlineData(typeof(Role))]
    [InlineData(typeof(Permission))]
    [InlineData(typeof(Grade))]
    [InlineData(typeof(AssessmentState))]
    [InlineData(typeof(Domain.Publications.CompilationState))]
    [InlineData(typeof(Domain.Phases.PhaseKind))]
    [InlineData(typeof(PasswordFault))]
    [InlineData(typeof(PasswordProfile))]
    public void Every_value_that_a_sentence_can_name_has_a_word(Type kind)
    {
        var words = Read("Texts");

        Enum.GetNames(kind).Where(value => !words.ContainsKey($"{kind.Name}.{value}")).ShouldBeEmpty();
    }

    private static Dictionary<string, string> Read(string name, string? language = null) =>
        XDocument.Load(Path.Combine(Folder(), language is null ? $"{name}.resx" : $"{name}.{language}.resx")).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value.Trim());

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Groups["number"].Value)];

    private static bool HasLatinWord(string text) =>
        Word().Matches(Placeholder().Replace(text, "")).Any(match => !Latin.Contains(match.Value, StringComparer.Ordinal));

    private static string Folder([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "src", "SafetyAssessment.Web", "Resources"));

    [GeneratedRegex("""\{(?<number>\d+)[^}]*\}""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("""[A-Za-z]{2,}([-/][A-Za-z]+)*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("""\p{IsCJKUnifiedIdeographs}""", RegexOptions.None, 1000)]
    private static partial Regex Chinese();
}
