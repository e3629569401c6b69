using System.Text.RegularExpressions;
using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Tests.Exporting;

/// <summary>What a person changed in a file that was written is read again; what was left alone keeps everything.</summary>
[Trait("Theme", "Reading")]
public class ChangedFileTests
{
    private const string Fourth = "每少1次扣5分，最高10分";
    private static readonly RubricEdition Party = OutAndInTests.Edition("qinhuangdao-party");
    private static readonly RubricEdition Enterprise = OutAndInTests.Edition("shishi-enterprise");

    [Theory]
    [InlineData(RubricFormat.Xlsx)]
    [InlineData(RubricFormat.Docx)]
    public void A_changed_sentence_is_read_again_under_its_code(RubricFormat format)
    {
        var known = Known(new Exported(Party, format).Replace(Fourth, "每少1次扣3分，最高9分"));

        known.Problems.Select(problem => problem.Code).ShouldBe([Rules.ImportRowChanged]);
        known.Problems[0].Values.ShouldBe([1, 4]);
        known.Rows.Where(row => row.IsChanged).Select(row => (row.Item, row.Row)).ShouldBe([("1.4", 4)]);
        var item = known.Edition.Index.Item("1.4")!;
        (item.Title, item.Cap).ShouldBe(("常委会听取汇报", 9m));
        item.Clauses.Select(clause => (clause.Code, clause.Kind, clause.Points, clause.Unit, clause.Cap))
            .ShouldBe([("1.4.1", ClauseKind.PerOccurrence, (decimal?)3m, "次", (decimal?)9m)]);
        SameBut(known.Edition, Party, "1.4");
    }

    [Theory]
    [InlineData(RubricFormat.Xlsx)]
    [InlineData(RubricFormat.Docx)]
    public void Of_several_sentences_only_the_changed_one_is_read(RubricFormat format)
    {
        var government = OutAndInTests.Edition("qinhuangdao-government");
        var known = Known(new Exported(government, format).Replace("考核没有做的，每有1地扣1分，最高4分", "考核没有做的，每有1地扣2分，最高4分"));

        var (item, before) = (known.Edition.Index.Item("1.1.2")!, government.Index.Item("1.1.2")!);
        item.Clauses[0].ShouldBe(before.Clauses[0]);
        (item.Clauses[1].Code, item.Clauses[1].Points, item.Clauses[1].Cap).ShouldBe(("1.1.2.2", 2m, 4m));
        item.Cap.ShouldBe(8);
        SameBut(known.Edition, government, "1.1.2");
    }

    [Theory]
    [InlineData(RubricFormat.Xlsx)]
    [InlineData(RubricFormat.Docx)]
    public void Another_content_leaves_the_clauses_as_they_are(RubricFormat format)
    {
        var text = Enterprise.Index.Item("2.1.1")!.Text!;

        var known = Known(new Exported(Enterprise, format).Replace(text, "设安全科并配两名专职人员"));

        var item = known.Edition.Index.Item("2.1.1")!;
        (item.Number, item.Text).ShouldBe(("(1)", "设安全科并配两名专职人员"));
        item.Clauses.ShouldBe(Enterprise.Index.Item("2.1.1")!.Clauses);
        SameBut(known.Edition, Enterprise, "2.1.1");
    }

    [Theory]
    [InlineData(RubricFormat.Xlsx, "目标\n（4分）", "目标与计划\n（5分）")]
    [InlineData(RubricFormat.Docx, "一、目标<", "一、目标与计划<")]
    public void A_changed_heading_keeps_its_code_and_its_rows(RubricFormat format, string before, string after)
    {
        var known = Known(new Exported(Enterprise, format).Replace(before, after));

        known.Problems.Select(problem => problem.Code).ShouldBe([Rules.ImportHeadChanged]);
        var section = known.Edition.Sections[0];
        (section.Code, section.Number, section.Title, section.FullMark).ShouldBe(("1", "一", "目标与计划", format == RubricFormat.Xlsx ? 5m : 4m));
        SameBut(known.Edition, Enterprise);
    }

    [Fact]
    public void A_changed_mark_of_a_row_is_taken_over()
    {
        var known = Known(new Exported(Enterprise, RubricFormat.Xlsx).Change(xml => new Regex("<x:v>2</x:v>").Replace(xml, "<x:v>2.5</x:v>", 1)));

        known.Edition.Index.Item("1.1")!.FullMark.ShouldBe(2.5m);
        SameBut(known.Edition, Enterprise, "1.1");
    }

    [Fact]
    public void A_row_that_is_gone_is_said_and_a_row_that_is_new_gets_the_next_code()
    {
        // The fifth row goes, the first comes a second time with another sentence.
        var known = Known(new Exported(Party, RubricFormat.Docx).Change(xml =>
        {
            var rows = Regex.Matches(xml, "<w:tr>.*?</w:tr>", RegexOptions.Singleline).Select(row => row.Value).ToList();
            rows[5].ShouldContain("主要负责人");
            var added = rows[9].Replace("少1次扣3分", "少1次扣2分", StringComparison.Ordinal);
            added = Regex.Replace(added, "<w:t [^>]*>[^<]*(?:群团|工会)[^<]*</w:t>", "<w:t>企业班组每月开展一次安全活动。</w:t>");
            return xml.Replace(rows[5], "", StringComparison.Ordinal).Replace(rows[9], rows[9] + added.Replace("少1次", "少一回", StringComparison.Ordinal), StringComparison.Ordinal);
        }));

        known.Problems.Select(problem => problem.Code).ShouldBe([Rules.ImportRowAdded, Rules.ImportRowRemoved]);
        known.Problems[1].Values.ShouldBe(["1.5", Party.Index.Item("1.5")!.Title]);
        known.Edition.Index.Rows.Select(row => row.Item.Code).ShouldBe(["1.1", "1.2", "1.3", "1.4", "1.6", "1.7", "1.8", "1.9", "1.10"]);
        known.Edition.Index.Item("1.10")!.Clauses.ShouldNotBeEmpty();
        RubricFaults.Of(known.Edition).ShouldBeEmpty();
    }

    [Fact]
    public void Rows_in_another_order_stay_the_items_they_are()
    {
        var known = Known(new Exported(Enterprise, RubricFormat.Docx).Change(xml =>
        {
            var rows = Regex.Matches(xml, "<w:tr>.*?</w:tr>", RegexOptions.Singleline).Select(row => row.Value).ToList();
            // Of fifteen rows of one heading the second and the third change places: neither begins a merged cell.
            var at = rows.FindIndex(row => row.Contains("管线标明流向", StringComparison.Ordinal));
            return xml.Replace(rows[at] + rows[at + 1], rows[at + 1] + rows[at], StringComparison.Ordinal);
        }));

        known.Problems.Select(problem => problem.Code).ShouldBe([Rules.ImportHeadChanged]);
        known.Edition.Sections[7].Sections[0].Items.Select(item => item.Code).ShouldBe(["8.1.1", "8.1.3", "8.1.2", "8.1.4", "8.1.5", "8.1.6"]);
        SameBut(known.Edition, Enterprise);
    }

    [Fact]
    public void Title_and_full_mark_are_taken_over()
    {
        var known = Known(new Exported(Party, RubricFormat.Docx).Replace(Party.Title, "党委考核细则").Replace("满分100分", "满分90分"));

        (known.Edition.Title, known.Edition.FullMark).ShouldBe(("党委考核细则", 90m));
    }

    [Fact]
    public void Scores_that_were_filled_in_change_nothing()
    {
        var known = Known(new Exported(Enterprise, RubricFormat.Xlsx).Change(xml => Regex.Replace(xml, "<x:c r=\"F(\\d+)\" s=\"(\\d)\"\\s*/>", "<x:c r=\"F$1\" s=\"$2\"><x:v>87.5</x:v></x:c>")));

        known.IsUnchanged.ShouldBeTrue();
    }

    [Theory]
    [InlineData(RubricFormat.Xlsx)]
    [InlineData(RubricFormat.Docx)]
    public void Damaged_data_is_said_and_the_table_is_read(RubricFormat format)
    {
        foreach (var damage in new Func<string, string>[] { xml => xml.Replace("H4sI", "H4sJ", StringComparison.Ordinal), xml => Regex.Replace(xml, "(H4sI[A-Za-z0-9+/]{900})....", "$1AAAA"), xml => Regex.Replace(xml, "H4sI[^<]*", "?") })
        {
            var draft = new Exported(Party, format).Damage(damage).Read();

            draft.Known.ShouldBeNull();
            draft.Problems.Select(problem => problem.Code).ShouldContain(Rules.ImportCarriedDamaged);
            draft.Editions.Single().Sections.SelectMany(section => section.Items).Count().ShouldBe(9);
        }
    }

    [Theory]
    [InlineData(RubricFormat.Xlsx)]
    [InlineData(RubricFormat.Docx)]
    public void Data_without_its_table_is_said_and_the_file_is_read(RubricFormat format)
    {
        var draft = new Exported(Party, format).Replace(">考核内容<", ">内容要求<").Read();

        draft.Known.ShouldBeNull();
        draft.Problems.Select(problem => problem.Code).ShouldContain(Rules.ImportCarriedNotShown);
        draft.Editions.Single().Sections.SelectMany(section => section.Items).Count().ShouldBe(9);
    }

    [Fact]
    public void Faulty_yaml_is_refused_with_every_line()
    {
        using var file = new MemoryStream("code: a\nedition: 2024\ncolour: red\n"u8.ToArray());

        Should.Throw<InvalidInput>(() => RubricImport.Open(file, "mine.yaml")).Problems.Select(problem => problem.Path).ShouldContain("mine.yaml:3:1");
    }

    private static KnownEdition Known(Exported file) => file.Read().Known.ShouldNotBeNull();

    // All items but those named are what they were.
    private static void SameBut(RubricEdition edition, RubricEdition before, params string[] changed)
    {
        edition.Index.Rows.Select(row => row.Item.Code).Order(StringComparer.Ordinal).ShouldBe(before.Index.Rows.Select(row => row.Item.Code).Order(StringComparer.Ordinal));
        foreach (var (item, path) in before.Index.Rows.Where(row => !changed.Contains(row.Item.Code)))
        {
            var after = edition.Index.Rows.Single(row => row.Item.Code == item.Code);
            Content.Of(after.Item).ShouldBe(Content.Of(item));
            after.Path.Select(section => section.Code).ShouldBe(path.Select(section => section.Code));
        }
    }
}
