using DocumentFormat.OpenXml.Spreadsheet;
using SafetyAssessment.Documents.Offline;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Documents.Tests.Exporting;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Documents.Tests.Offline;

/// <summary>What comes back of an offline workbook: as it was, filled in, altered, damaged. What can't be told for certain is refused, row by row.</summary>
[Trait("Theme", "OfflinePackage")]
public class ReadBackTests
{
    private static readonly RubricEdition Party = BuiltInRubrics.Read().Edition("qinhuangdao-party", "2016")!;
    private static readonly Guid Stored = Guid.NewGuid();

    private static readonly OfflineSheet Sheet = new RandomFilling(Party, 1).Of(new Dictionary<string, OfflineEntry>(StringComparer.Ordinal)
    {
        ["1.2"] = new(new RowSnapshot("1.2", ItemState.Findings, null, [new FindingEntry(Stored, "1.2.1", 2, null, null, "甲镇", "没有印发")]), 3),
        ["1.3"] = new(new RowSnapshot("1.3", ItemState.Clear, null, []), 1),
    });

    private static readonly OfflineLayout Layout = new(Party, Sheet.Rows);
    private static readonly OfflineColumns Columns = Layout.Columns;

    [Fact]
    public void A_workbook_that_nobody_touched_says_what_was_stored()
    {
        foreach (var edition in BuiltInRubrics.Read().Editions.Concat(Enumerable.Range(1, 60).Select(seed => new RandomEdition(seed).Edition())))
        {
            var sheet = new RandomFilling(edition, 7).Sheet();

            var read = Read(OfflineExport.Write([sheet])).Sheets.ShouldHaveSingleItem();

            (read.Id, read.Rubric, read.Edition, read.EditionHash).ShouldBe((sheet.Id, edition.Code, edition.Edition, OfflineSheet.HashOf(edition)));
            read.Problems.ShouldBeEmpty();
            read.Rows.Select(row => row.Item).ShouldBe(edition.Index.Rows.Select(row => row.Item.Code));
            read.Rows.Where(row => row.Problems.Count > 0).Select(row => $"{row.Item} {string.Join(' ', row.Problems.Select(fault => fault.Code))}").ShouldBeEmpty(edition.Title);
            read.Rows.Where(row => !row.Mine.SaysTheSameAs(row.Base.Tidy())).Select(row => row.Item).ShouldBeEmpty(edition.Title);
            read.Rows.ShouldAllBe(row => row.Version == (sheet.Rows.ContainsKey(row.Item) ? sheet.Rows[row.Item].Version : 0));
        }
    }

    [LibreOfficeFact]
    public void What_another_program_saved_says_the_same()
    {
        var sheet = new RandomFilling(Party, 5).Sheet();

        var read = Read(LibreOffice.Convert(new Dictionary<string, byte[]> { ["book"] = OfflineExport.Write([sheet]) })["book"]).Sheets.ShouldHaveSingleItem();

        read.Problems.ShouldBeEmpty();
        read.Rows.ShouldAllBe(row => row.Problems.Count == 0);
        read.Rows.Where(row => !row.Mine.SaysTheSameAs(row.Base.Tidy())).Select(row => row.Item).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_filled_in_comes_back_under_the_rows_of_the_paper()
    {
        var read = Edit(book =>
        {
            Number(book, "1.2", "5");
            Number(book, "1.4", "1");
            book.Set(Columns.Place, Block("1.4").Row, "乙镇");
            book.Set(Columns.State, Block("1.5").Row, "缺项");
            book.Set(Columns.Why, Block("1.5").Row, "没有该项任务");
            book.Set(0, Layout.FirstExtra, Choice("1.2.1"));
            book.Set(Columns.Number, Layout.FirstExtra, "4");
            book.Set(Columns.Reason, Layout.FirstExtra, "另一处也没有");
        });

        read.Rows.ShouldAllBe(row => row.Problems.Count == 0);
        var changed = Row(read, "1.2").Mine.Findings;
        changed.Select(finding => (finding.Count, finding.Place, finding.Reason)).ShouldBe([(5m, "甲镇", "没有印发"), (4m, null, "另一处也没有")]);
        changed[0].Id.ShouldBe(Stored);
        Row(read, "1.4").Mine.Findings.ShouldHaveSingleItem().Place.ShouldBe("乙镇");
        Row(read, "1.5").Mine.ShouldBe(new RowSnapshot("1.5", ItemState.NotApplicable, "没有该项任务", Row(read, "1.5").Mine.Findings));
        Row(read, "1.3").Mine.State.ShouldBe(ItemState.Clear);
    }

    [Fact]
    public void The_same_file_read_twice_means_the_same_findings()
    {
        using var book = new EditedBook(OfflineExport.Write([Sheet]));
        Number(book, "1.4", "1");
        var file = book.Save();

        Row(Read(file).Sheets[0], "1.4").Mine.Findings[0].Id.ShouldBe(Row(Read(file).Sheets[0], "1.4").Mine.Findings[0].Id);
    }

    [Theory]
    [InlineData("三次", Rules.OfflineNotANumber)]
    [InlineData("#DIV/0!", Rules.OfflineNotANumber)]
    [InlineData("", Rules.OfflineNumberMissing)]
    public void A_line_whose_number_is_none_costs_its_row_and_no_other(string text, string rule)
    {
        var read = Edit(book =>
        {
            Number(book, "1.2", text);
            Number(book, "1.4", "1");
        });

        Row(read, "1.2").Problems.Select(fault => fault.Code).ShouldBe([rule]);
        Row(read, "1.4").Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_changed_header_refuses_every_row_of_its_worksheet_and_none_of_the_next()
    {
        var next = Sheet with { Id = Guid.NewGuid() };
        using var book = new EditedBook(OfflineExport.Write([Sheet, next]));
        book.Set(Columns.Number, OfflineLayout.HeaderRow, "次数");

        var read = Read(book.Save());

        read.Sheets[0].Rows.ShouldAllBe(row => row.Problems.Single().Code == Rules.OfflineHeaderChanged);
        read.Sheets[1].Rows.ShouldAllBe(row => row.Problems.Count == 0);
    }

    [Fact]
    public void Lost_changed_and_doubled_ids_refuse_their_rows()
    {
        Only("1.4", Edit(book => book.Set(Columns.Id, Block("1.4").Row, "")), Rules.OfflineLineMissing);
        Only("1.4", Edit(book => book.Remove(Block("1.4").Row)), Rules.OfflineLineMissing);
        Only("1.2", Edit(book => book.Set(Columns.Version, Block("1.2").Row, "9")), Rules.OfflineVersionChanged);
        Only("1.2", Edit(book => book.Set(Columns.Criterion, Block("1.2").Row, "每少1次扣1分")), Rules.OfflineTextChanged);
        Only("1.3", Edit(book => book.Set(Columns.State, Block("1.3").Row, "很好")), Rules.OfflineStateUnknown);
        Only("1.2", Edit(book => book.Set(Columns.State, Block("1.2").Row, "无扣分")), Rules.OfflineStateContradicts);

        var twice = Edit(book => book.Set(Columns.Id, Block("1.5").Row, Id(book, Block("1.4").Row)));
        Row(twice, "1.4").Problems.Single().Code.ShouldBe(Rules.OfflineLineTwice);
        Row(twice, "1.5").Problems.Single().Code.ShouldBe(Rules.OfflineLineMissing);
        var foreign = Edit(book => book.Set(Columns.Id, Block("1.4").Row, "ffffff-4"));
        foreign.Problems.Single().Code.ShouldBe(Rules.OfflineLineUnknown);
        Row(foreign, "1.4").Problems.Single().Code.ShouldBe(Rules.OfflineLineMissing);
        var unknown = Edit(book =>
        {
            book.Set(0, Layout.FirstExtra, "自己写的标准");
            book.Set(Columns.Number, Layout.FirstExtra, "1");
        });
        unknown.Problems.Single().Code.ShouldBe(Rules.OfflineChoiceUnknown);

        // The twin: without an alteration nothing is refused.
        Edit(_ => { }).Rows.ShouldAllBe(row => row.Problems.Count == 0);
    }

    [Fact]
    public void A_renamed_worksheet_is_told()
    {
        using var book = new EditedBook(OfflineExport.Write([Sheet]));
        book.Book.Workbook.Sheets!.Elements<Sheet>().First().Name = "我的表";

        Read(book.Save()).Sheets[0].Rows.ShouldAllBe(row => row.Problems.Single().Code == Rules.OfflineSheetMissing);
    }

    [Fact]
    public void Files_that_are_none_of_ours_or_damaged_unseen_are_refused_whole()
    {
        Refusal(RubricExportOf(Party)).ShouldBe(Rules.OfflineNotOurs);
        using var damaged = new EditedBook(OfflineExport.Write([Sheet]));
        var carried = damaged.Data(2).Descendants<Cell>().First();
        carried.InlineString!.Text!.Text = carried.InlineString.Text.Text.Insert(100, "A");
        Refusal(damaged.Save()).ShouldBe(Rules.OfflineDamaged);
        Refusal("no workbook"u8.ToArray()).ShouldBe(Rules.FileKindUnknown);
        Refusal(OfflineExport.Write([Sheet])[..5000]).ShouldBe(Rules.FileDamaged);
    }

    [Fact]
    public void Bombs_and_huge_files_are_refused()
    {
        var book = OfflineExport.Write([Sheet]);

        Refusal(EditedBook.WithPart(book, "xl/worksheets/sheet1.xml", part => Repeat(part, 200 * 1024 * 1024))).ShouldBe(Rules.FileTooLargeUnpacked);
        Refusal(EditedBook.WithPart(book, "xl/vbaProject.bin", part => part.WriteByte(1))).ShouldBe(Rules.FileHasMacros);
        Refusal(new byte[OfflineImport.LargestFile + 1]).ShouldBe(Rules.FileTooLarge);
        Should.NotThrow(() => Read(book));
    }

    [Fact]
    public void Only_what_is_filled_in_can_be_changed_and_ids_are_hidden()
    {
        using var book = new EditedBook(OfflineExport.Write([Sheet]));
        var worksheet = book.Data().Parent!;
        var formats = book.Book.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var open = book.Data().Descendants<Cell>().Where(cell => formats[(int)(cell.StyleIndex?.Value ?? 0)].Protection?.Locked?.Value == false).ToList();

        worksheet.GetFirstChild<SheetProtection>()!.Sheet!.Value.ShouldBeTrue();
        book.Book.Workbook.WorkbookProtection!.LockStructure!.Value.ShouldBeTrue();
        open.ShouldAllBe(cell => cell.CellFormula == null);
        open.Count.ShouldBeGreaterThan(100);
        book.Data().Descendants<Cell>().Where(cell => cell.CellFormula is not null).ShouldAllBe(cell => !open.Contains(cell));
        worksheet.GetFirstChild<Columns>()!.Elements<Column>().Where(column => column.Hidden?.Value == true).Min(column => column.Min!.Value).ShouldBe((uint)Columns.Visible + 1);
        worksheet.GetFirstChild<DataValidations>()!.Descendants<Formula1>().Select(formula => formula.Text).ShouldContain("\"未评,无扣分,缺项,不计\"");
        book.Book.Workbook.Sheets!.Elements<Sheet>().Last().State!.Value.ShouldBe(SheetStateValues.VeryHidden);
    }

    [LibreOfficeFact]
    public void The_workbook_prints_on_A4_across()
    {
        var edition = BuiltInRubrics.Read().Edition("qinhuangdao-government", "2016")!;
        var pdf = LibreOffice.Convert(new Dictionary<string, byte[]> { ["offline"] = OfflineExport.Write([new RandomFilling(edition, 3).Sheet()]) }, "pdf")["offline"];
        if (Environment.GetEnvironmentVariable("SAFETY_SCREENSHOTS") is { Length: > 0 } folder)
            File.WriteAllBytes(Path.Combine(folder, "offline.pdf"), pdf);
        var text = System.Text.Encoding.Latin1.GetString(pdf);

        var pages = System.Text.RegularExpressions.Regex.Count(text, @"/Type\s*/Page\b", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
        pages.ShouldBeInRange(2, 12);
        System.Text.RegularExpressions.Regex.Count(text, @"/MediaBox\s*\[\s*0 0 84[12]\S* 59[456]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBeGreaterThanOrEqualTo(pages);
    }

    private static void Only(string item, OfflineSheetRead read, string rule)
    {
        Row(read, item).Problems.Select(fault => fault.Code).ShouldBe([rule]);
        read.Rows.Where(row => row.Item != item).ShouldAllBe(row => row.Problems.Count == 0);
    }

    private static OfflineSheetRead Edit(Action<EditedBook> change)
    {
        using var book = new EditedBook(OfflineExport.Write([Sheet]));
        change(book);
        return Read(book.Save()).Sheets.ShouldHaveSingleItem();
    }

    private static void Number(EditedBook book, string item, string text) => book.Set(Columns.Number, Block(item).Row, text);

    private static string Id(EditedBook book, int row) => book.Data().Descendants<Cell>().Single(cell => cell.CellReference == OfflineColumns.At(Columns.Id, row)).InnerText;

    private static ItemBlock Block(string item) => Layout.Items.Single(block => block.Item.Code == item);

    private static string Choice(string clause) =>
        new OfflineChoices().Of(Party, Layout).Choices.Single(choice => choice.Clause == clause).Text;

    private static OfflineRowRead Row(OfflineSheetRead read, string item) => read.Rows.Single(row => row.Item == item);

    private static OfflineReading Read(byte[] file) => OfflineImport.Read(new MemoryStream(file), "离线评分表.xlsx");

    private static string Refusal(byte[] file) => Should.Throw<InvalidInput>(() => Read(file)).Problems.Single().Code;

    private static byte[] RubricExportOf(RubricEdition edition) => Documents.Exporting.RubricExport.Write(edition, Documents.Exporting.RubricFormat.Xlsx);

    private static void Repeat(Stream part, int bytes)
    {
        var piece = new byte[1024 * 1024];
        Array.Fill(piece, (byte)' ');
        for (var written = 0; written < bytes; written += piece.Length)
            part.Write(piece);
    }
}
