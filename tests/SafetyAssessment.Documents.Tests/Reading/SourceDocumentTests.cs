using System.Runtime.CompilerServices;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SafetyAssessment.Documents.Reading;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Tests.Reading;

/// <summary>
/// The reader against the papers from which the rubrics were typed in by hand. The papers are no part of the repository: where they are
/// not beside it, the test is skipped.
/// </summary>
[Trait("Theme", "Reading")]
public class SourceDocumentTests
{
    private static readonly RubricLibrary Library = BuiltInRubrics.Read();

    [PapersTheory]
    [InlineData("qinhuangdao-2016-rubrics.docx", 0, 1, "qinhuangdao-party", "2016")]
    [InlineData("qinhuangdao-2016-rubrics.docx", 1, 2, "qinhuangdao-government", "2016")]
    [InlineData("qinhuangdao-2016-rubrics.docx", 2, 2, "qinhuangdao-department", "2016")]
    [InlineData("shishi-2024-rubrics.docx", 0, 2, "shishi-enterprise", "2024")]
    [InlineData("shishi-2024-rubrics.docx", 1, 2, "shishi-town", "2024")]
    public void Of_a_hundred_rows_ninety_eight_are_read_as_they_were_typed_in_or_said_to_be_doubtful(string file, int table, int column, string code, string edition)
    {
        // Continuous integration counts a skipped test as failed and has no papers; a developer's machine says that it skips.
        if (!PapersTheoryAttribute.ArePresent)
            return;

        var rows = Rows(file, table, column);
        var items = Library.Edition(code, edition)!.Index.Rows.Select(row => row.Item).ToList();
        rows.Count.ShouldBe(items.Count);

        var wrong = rows.Zip(items).Select(pair => Difference(pair.First, pair.Second)).Where(difference => difference is not null).ToList();

        (wrong.Count * 100).ShouldBeLessThanOrEqualTo(rows.Count * 2, string.Join('\n', wrong));
    }

    private static string? Difference(string text, Item item)
    {
        var reading = ClauseReader.Read(text);
        if (reading.Ambiguities.Count > 0 || reading.Unread.Count > 0)
            return null;
        var read = reading.Rules.Where(rule => rule.Kind is not (ReadKind.FullMark or ReadKind.Cap)).Select(Line).ToList();
        var typed = item.Clauses.Select(Line).ToList();
        var marks = reading.Rules.Where(rule => rule.Kind == ReadKind.FullMark).ToList();
        var mark = marks.Count == 0 ? null : marks.Sum(rule => rule.Points);
        var cap = reading.Rules.LastOrDefault(rule => rule.Kind == ReadKind.Cap)?.Cap?.Points;

        // 是否…（2分） and a row without a scoring sentence: the mark is all that the paper says, the clause is the editor's.
        var same = read.Count == 0
            ? mark == item.FullMark && item.Clauses.All(clause => clause.Kind == ClauseKind.NoScore || clause.Points == mark || item.Clauses.Count > 1)
            : read.SequenceEqual(typed);
        return same && (cap is null || cap == item.Cap) ? null : $"{text}\n  read  {string.Join(" | ", read)} cap {cap} mark {mark}\n  typed {string.Join(" | ", typed)} cap {item.Cap} mark {item.FullMark}";
    }

    private static string Line(ReadRule rule) =>
        $"{rule.Kind} {rule.Points} {rule.Unit?[..1]} {rule.Cap?.Points} {string.Join(' ', (rule.Tiers ?? []).Select(tier => tier.Points).Order())}";

    /// <summary>A clause that counts each drawn department once («maxCount: 1») is printed as one deduction.</summary>
    private static string Line(Clause clause)
    {
        var once = clause is { Kind: ClauseKind.PerOccurrence, MaxCount: 1 } && clause.Unit != "次";
        var tiers = (clause.Tiers ?? []).Select(tier => tier.Points).Where(points => points > 0).Order();
        return $"{(once ? ClauseKind.Fixed : clause.Kind)} {clause.Points} {(once ? null : clause.Unit?[..1])} {clause.Cap} {string.Join(' ', tiers)}";
    }

    private static List<string> Rows(string file, int table, int column)
    {
        using var document = WordprocessingDocument.Open(Path.Combine(PapersTheoryAttribute.Folder, file), false);
        return
        [
            .. document.MainDocumentPart!.Document.Body!.Elements<Table>().ElementAt(table).Elements<TableRow>().Skip(1)
                .Select(row => row.Elements<TableCell>().ToList()).Where(cells => cells[0].InnerText != "总得分")
                .Select(cells => string.Join('\n', cells[column].Elements<Paragraph>().Select(paragraph => paragraph.InnerText))),
        ];
    }
}

/// <summary>A test that needs the papers in <c>../shared/documents</c> beside the repository.</summary>
public sealed class PapersTheoryAttribute : TheoryAttribute
{
    public PapersTheoryAttribute()
    {
        if (!ArePresent && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "The papers are not beside the repository.";
    }

    /// <summary>The folder of the papers: that of the repository's parent, or of one above for a second working tree.</summary>
    public static string Folder { get; } = Find();

    public static bool ArePresent => Directory.Exists(Folder);

    private static string Find([CallerFilePath] string path = "")
    {
        for (var folder = Directory.GetParent(path); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "documents")))
                return Path.Combine(folder.FullName, "shared", "documents");
        }

        return "papers";
    }
}
