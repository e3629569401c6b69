using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SafetyAssessment.Web.Tests.Shared;

/// <summary>All style sheets are served as one: what is not scoped holds on every page.</summary>
public class StyleSheetTests
{
    [Fact]
    public void No_style_sheet_turns_the_paper_of_every_page()
    {
        var sheets = Directory.GetFiles(Folder(), "*.css", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();

        sheets.Count.ShouldBeGreaterThan(20);
        sheets.Where(file => TurnsEveryPage(File.ReadAllText(file))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("@media print { @page { size: A4 landscape; } }", true)]
    [InlineData("@page\n{ size: A4 }", true)]
    [InlineData("@page wide { size: A4 landscape; }", false)]
    public void A_page_rule_without_a_name_is_found_the_twin(string style, bool found) => TurnsEveryPage(style).ShouldBe(found);

    private static bool TurnsEveryPage(string style) => Regex.IsMatch(style, @"@page\s*\{", RegexOptions.None, TimeSpan.FromSeconds(5));

    private static string Folder([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "src", "SafetyAssessment.Web"));
}
