using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>Texts made to take long: as much as can be pasted, and the longest cell there can be, of one piece over and over.</summary>
[Trait("Theme", "Reading")]
[Collection("Alone")]
public sealed class HostileTextTests
{
    [Theory]
    [InlineData("\t")]
    [InlineData("扣1分\t")]
    [InlineData("1、扣1分\n")]
    [InlineData("（一）甲（1分）\n")]
    [InlineData("项目\t评分标准\t分值\n")]
    [InlineData("序号\n")]
    [InlineData("\"")]
    [InlineData("| | |\n")]
    [InlineData("每少1次扣1分，")]
    [InlineData("1.1.1.1")]
    [InlineData("（1分）；")]
    [InlineData("一票否决：\n")]
    public void A_megabyte_of_anything_pasted_is_drafted_or_refused_quickly(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, RubricImport.LongestPaste / piece.Length));

        Spent.Within(() => Pasted(text), seconds: 2);
    }

    [Theory]
    [InlineData("（")]
    [InlineData("（1分）")]
    [InlineData("1分；")]
    [InlineData("分值：")]
    [InlineData("1 1 ")]
    [InlineData("每少1次扣1分，")]
    public void The_longest_cell_of_anything_is_drafted_quickly(string piece)
    {
        var cell = string.Concat(Enumerable.Repeat(piece, ReadingLimits.LongestText / piece.Length));
        var file = new WordFile().Line("考核细则").Table("项目|评分标准|分值", $"{cell}|{cell}|20", $"乙|{cell}|{cell}").Save();

        Spent.Within(() => RubricImport.Draft(RubricImport.Open(file)), seconds: 2);
    }

    private static int Pasted(string text)
    {
        try
        {
            return RubricImport.Draft(RubricImport.Paste(text)).Editions.Count;
        }
        catch (InvalidInput refusal)
        {
            return -refusal.Problems.Count;
        }
    }

    [Fact]
    public void A_Word_file_of_more_lines_than_any_rubric_has_is_refused()
    {
        var file = new WordFile();
        for (var i = 0; i < 20_001; i++)
            file.Line($"{i}、扣{i}分");

        Spent.Within(() => Should.Throw<InvalidInput>(() => RubricImport.Open(file.Save())).Problems.ShouldHaveSingleItem().Code, seconds: 2).ShouldBe(Rules.FileTooManyRows);
    }
}
