using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Tests.Exporting;

/// <summary>A rubric that went out as a file comes in as what it was.</summary>
[Trait("Theme", "Reading")]
public class OutAndInTests
{
    private const int Cases = 40;

    public static TheoryData<string, RubricFormat> Files
    {
        get
        {
            var files = new TheoryData<string, RubricFormat>();
            foreach (var edition in BuiltInRubrics.Read().Editions)
            {
                foreach (var format in Enum.GetValues<RubricFormat>())
                    files.Add(edition.Code, format);
            }

            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_nobody_changed_gives_the_very_same_edition(string code, RubricFormat format)
    {
        var edition = Edition(code);

        var known = new Exported(edition, format).Read().Known.ShouldNotBeNull();

        known.IsUnchanged.ShouldBeTrue();
        Content.Of(known.Edition).ShouldBe(Content.Of(edition));
        known.Rows.Select(row => row.Item).ShouldBe(edition.Index.Rows.Select(row => row.Item.Code));
        known.Rows.ShouldAllBe(row => !row.IsChanged);
    }

    [Theory]
    [InlineData(RubricFormat.Xlsx)]
    [InlineData(RubricFormat.Docx)]
    [InlineData(RubricFormat.Yaml)]
    public void Any_edition_comes_back_as_it_was_whatever_stands_in_its_texts(RubricFormat format) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases),
            Prop.ForAll(RandomEdition.Arbitrary, edition => new Exported(edition, format).Read().Known is { IsUnchanged: true } known && Content.Of(known.Edition) == Content.Of(edition)));

    [Theory]
    [InlineData(RubricFormat.Xlsx)]
    [InlineData(RubricFormat.Docx)]
    public void The_visible_table_says_what_the_edition_says(RubricFormat format)
    {
        var edition = Edition("shishi-enterprise");

        var read = new Exported(edition, format).Read().Editions.Single();

        read.Title.ShouldBe(edition.Title);
        read.FullMark.ShouldBe(100);
        read.Sections.Select(section => (section.Number, section.Title, section.FullMark))
            .ShouldBe(edition.Sections.Select(section => (section.Number, section.Title, (decimal?)section.FullMark)));
        read.Sections[1].Sections.SelectMany(section => section.Items).Select(item => item.FullMark).ShouldBe([2m, 1m, 2m, 2m]);
    }

    [Theory]
    [InlineData(RubricFormat.Xlsx)]
    [InlineData(RubricFormat.Docx)]
    public void Files_are_valid(RubricFormat format) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5),
        Prop.ForAll(RandomEdition.Arbitrary, edition =>
        {
            Faults(edition, format).ShouldBeEmpty();
            Faults(Edition("shishi-town"), format).ShouldBeEmpty();
        }));

    [Fact]
    public void A_sentence_that_is_nothing_but_a_numeral_is_read_as_well()
    {
        var edition = Edition("qinhuangdao-party");
        var clause = edition.Sections[0].Items[0].Clauses[0] with { Text = "①" };
        var changed = edition with { Sections = [edition.Sections[0] with { Items = [edition.Sections[0].Items[0] with { Clauses = [clause] }] }] };

        new Exported(changed, RubricFormat.Docx).Read().Known!.Edition.Index.Clause("1.1.1")!.Value.Clause.ShouldBe(clause);
    }

    [Fact]
    public void No_text_becomes_a_formula()
    {
        var edition = WithText(Edition("qinhuangdao-party"), "=HYPERLINK(\"http://example.org\")");

        var sheet = new Exported(edition, RubricFormat.Xlsx).Part("xl/worksheets/sheet1.xml");

        sheet.ShouldContain("=HYPERLINK");
        sheet.ShouldNotContain("<x:f>");
        System.Text.RegularExpressions.Regex.Match(sheet, "<x:c[^>]*s=\"(\\d+)\"[^>]*><x:is><x:t[^>]*>=HYPERLINK").Groups[1].Value.ShouldBe("13");
    }

    [Fact]
    public void Marks_of_a_workbook_are_numbers() =>
        new Exported(Edition("shishi-enterprise"), RubricFormat.Xlsx).Part("xl/worksheets/sheet1.xml").ShouldContain("<x:v>2.5</x:v>");

    [Fact]
    public void The_header_is_printed_on_every_page()
    {
        var edition = Edition("shishi-enterprise");

        new Exported(edition, RubricFormat.Docx).Part("word/document.xml").ShouldContain("<w:tblHeader");
        new Exported(edition, RubricFormat.Xlsx).Part("xl/workbook.xml").ShouldContain("'考核细则'!$3:$3");
    }

    internal static RubricEdition Edition(string code) => BuiltInRubrics.Read().Editions.Single(edition => edition.Code == code);

    private static RubricEdition WithText(RubricEdition edition, string text) => edition with
    {
        Sections = [edition.Sections[0] with { Items = [edition.Sections[0].Items[0] with { Text = text }] }],
    };

    private static IReadOnlyList<string> Faults(RubricEdition edition, RubricFormat format)
    {
        using var file = new MemoryStream(RubricExport.Write(edition, format));
        using OpenXmlPackage package = format == RubricFormat.Docx ? WordprocessingDocument.Open(file, isEditable: false) : SpreadsheetDocument.Open(file, isEditable: false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(package).Select(fault => $"{fault.Path?.XPath}: {fault.Description}")];
    }
}
