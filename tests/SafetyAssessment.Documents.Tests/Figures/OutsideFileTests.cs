using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using SafetyAssessment.Documents.Figures;
using SafetyAssessment.Documents.Tests.Importing;
using SafetyAssessment.Documents.Tests.Offline;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Tests.Figures;

/// <summary>The files of outside scores: what goes out comes back as it was, wherever its rows were moved to, and every fault has its cell.</summary>
public class OutsideFileTests
{
    private const int First = OutsideWords.HeaderRow + 1;

    private static readonly OutsideBook Book = new("s1", "g1", "二〇一六年　县区",
        [new("changli", "昌黎县"), new("lulong", "卢龙县")],
        [new("fire", "subjects", "消防", "消防支队", "%", 100), new(null, "enforcement", "行政执法", "监察支队", "分", 100), new("coal", "subjects", "煤矿", "煤监", "%", 100)],
        [new("changli", 0, 90.5m, null, 3), new("lulong", 0, null, null, 0), new("changli", 1, 88, "评分函1号", 1), new("lulong", 1, null, null, 0), new("lulong", 2, 70, null, 1)]);

    [Fact]
    public void Random_grids_come_back_as_they_went_out()
    {
        var random = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            var book = Grid(random);
            var reading = OutsideImport.Read(new MemoryStream(OutsideExport.Write(book)), null);

            reading.Problems.ShouldBeEmpty();
            reading.Cells.Select(cell => cell.Base).ShouldBe(book.Cells);
            reading.Cells.ShouldAllBe(cell => cell.IsUntouched);
            (reading.Book.Scheme, reading.Book.Group, reading.Book.Title).ShouldBe((book.Scheme, book.Group, book.Title));
        }
    }

    [Fact]
    public void What_is_filled_in_cleared_and_corrected_is_told_apart()
    {
        var cells = Filled(("C4", ""), ("C5", "85"), ("D5", "60"), ("E5", "评分函2号")).Cells;

        cells.Where(cell => !cell.IsUntouched).Select(cell => (cell.Base.Unit, cell.Base.Column, cell.Value, cell.Document))
            .ShouldBe([("changli", 0, null, null), ("lulong", 0, 85, null), ("lulong", 1, 60, "评分函2号")]);
    }

    [Fact]
    public void Rows_that_were_sorted_are_found_by_their_code()
    {
        using var book = new EditedBook(OutsideExport.Write(Book));
        var rows = book.Data().Elements<Row>().Where(row => row.RowIndex! >= First).ToList();
        foreach (var (row, at) in rows.AsEnumerable().Reverse().Select((row, at) => (row, First + at)))
        {
            row.RowIndex = (uint)at;
            foreach (var cell in row.Elements<Cell>())
                cell.CellReference = string.Concat(cell.CellReference!.Value!.TakeWhile(char.IsLetter)) + at.ToString(CultureInfo.InvariantCulture);
        }

        var (first, second) = (rows[0], rows[1]);
        first.InsertBeforeSelf(second.CloneNode(true));
        second.Remove();
        var reading = OutsideImport.Read(new MemoryStream(book.Save()), null);

        reading.Cells.ShouldAllBe(cell => cell.IsUntouched);
        reading.Cells[0].At.ShouldBe("C5", "changli stands below now");
    }

    [Theory]
    [InlineData("C4", "100.01", Rules.CellOutOfRange)]
    [InlineData("C4", "-1", Rules.CellOutOfRange)]
    [InlineData("C4", "九十", Rules.CellNoNumber)]
    [InlineData("C4", "90.555", Rules.CellTooPrecise)]
    [InlineData("C4", "=", Rules.CellNotComputed)]
    [InlineData("C4", "#DIV/0!", Rules.CellError)]
    [InlineData("D4", "100.5", Rules.CellOutOfRange)]
    [InlineData("D5", "60", Rules.CellRequired)] // without its document
    public void Every_fault_has_its_cell(string place, string text, string rule)
    {
        var cell = Filled((place, text)).Cells.Where(cell => cell.Problems.Count > 0).ShouldHaveSingleItem();

        cell.Problems.ShouldHaveSingleItem().Code.ShouldBe(rule);
        cell.At.ShouldBe(place);
    }

    [Fact]
    public void A_percent_sign_and_full_width_digits_are_read() => Filled(("C5", "８５%")).Cells[1].Value.ShouldBe(85);

    [Theory]
    [InlineData(9, null, "0.95", 95d)]
    [InlineData(10, null, "0.9555", 95.55)]
    [InlineData(200, "0.0%", "0.905", 90.5)]
    [InlineData(200, "0.0%;[Red]\\-0.0%", "1", 100d)]
    [InlineData(9, null, "0.56999999999999995", 57d)]
    [InlineData(10, null, "5.0000000000000003E-2", 5d)]
    [InlineData(200, "0\"%\"", "95", 95d)] // the sign is only a word behind the number
    [InlineData(0, null, "0.95", 0.95)] // no percent, so it is what stands there
    public void A_percent_is_worth_what_the_cell_shows(int format, string? code, string stored, double percent) =>
        Shown("C4", stored, format, code).Cells[0].ShouldSatisfyAllConditions(cell => cell.Problems.ShouldBeEmpty(), cell => cell.Value.ShouldBe((decimal)percent));

    [Theory]
    [InlineData("C4", "0.95555", Rules.CellTooPrecise)]
    [InlineData("C4", "90.5", Rules.CellOutOfRange)] // shown as 9050%
    [InlineData("D4", "0.95", Rules.CellNoNumber)] // a column of points
    public void A_percent_that_can_not_be_is_a_fault_with_its_cell(string place, string stored, string rule) =>
        Shown(place, stored, 10, null).Cells.Where(cell => cell.Problems.Count > 0).ShouldHaveSingleItem()
            .Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(fault => fault.Code.ShouldBe(rule), fault => fault.Path.ShouldBe(place));

    [Fact]
    public void A_unit_that_is_gone_unknown_or_given_what_it_has_not_is_said()
    {
        Problem(book => book.Remove(First + 1)).ShouldSatisfyAllConditions(fault => fault.Code.ShouldBe(Rules.OutsideUnitMissing), fault => fault.Values.ShouldBe(["卢龙县"]));
        Filled(("A5", "nobody")).Problems.Select(fault => fault.Code).ShouldBe([Rules.OutsideUnitUnknown, Rules.OutsideUnitMissing]);
        Filled(("F4", "70")).Problems.ShouldHaveSingleItem().Code.ShouldBe(Rules.OutsideNotForUnit);
    }

    [Fact]
    public void A_file_that_can_not_be_told_for_certain_is_refused_as_a_whole()
    {
        Refused(() => Filled(("A5", "changli"))).ShouldBe(Rules.OutsideUnitTwice);
        Refused(() => Filled(("C3", "消防支队"))).ShouldBe(Rules.FiguresNoHeader);
        Refused(() => OutsideImport.Read(new ExcelFile().Sheet("专项打分", ["单位代码|单位"]).Save(), null)).ShouldBe(Rules.OutsideFileNotOurs);
        Refused(() => OutsideImport.Read(new ExcelFile().Sheet("专项打分", ["单位代码"]).Sheet(FigureWorkbook.CarriedName, ["{}", "abc:AAAA"], hidden: true).Save(), null)).ShouldBe(Rules.OutsideFileDamaged);
        Refused(() => OutsideImport.Read(new MemoryStream("not a file"u8.ToArray()), null)).ShouldBe(Rules.FileKindUnknown);
        Refused(() => OutsideImport.Read(new MemoryStream(OutsideExport.Write(Book)), "打分表.xlsm")).ShouldBe(Rules.FileHasMacros);
    }

    [Fact]
    public void A_file_with_any_byte_changed_is_read_or_refused_but_never_crashes()
    {
        var whole = OutsideExport.Write(Book);
        for (var at = 0; at < whole.Length; at += 41)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 0x55;
            try
            {
                OutsideImport.Read(new MemoryStream(changed), null);
            }
            catch (InvalidInput)
            {
                // Refused with a sentence.
            }
        }
    }

    /// <summary>The file with a number in a cell of another number format.</summary>
    private static OutsideReading Shown(string place, string stored, int format, string? code)
    {
        using var book = new EditedBook(OutsideExport.Write(Book));
        book.Set(place[0] - 'A', place[1] - '0', stored);
        var styles = book.Book.WorkbookStylesPart!.Stylesheet;
        if (code is not null)
            styles.NumberingFormats!.AppendChild(new NumberingFormat { NumberFormatId = (uint)format, FormatCode = code });
        styles.CellFormats!.AppendChild(new CellFormat { NumberFormatId = (uint)format });
        book.Data().Descendants<Cell>().Single(cell => cell.CellReference == place).StyleIndex = (uint)styles.CellFormats.ChildElements.Count - 1;
        return OutsideImport.Read(new MemoryStream(book.Save()), null);
    }

    private static OutsideReading Filled(params (string Place, string Text)[] cells)
    {
        using var book = new EditedBook(OutsideExport.Write(Book));
        foreach (var (place, text) in cells)
            book.Set(place[0] - 'A', place[1] - '0', text);
        return OutsideImport.Read(new MemoryStream(book.Save()), null);
    }

    private static Problem Problem(Action<EditedBook> change)
    {
        using var book = new EditedBook(OutsideExport.Write(Book));
        change(book);
        return OutsideImport.Read(new MemoryStream(book.Save()), null).Problems.ShouldHaveSingleItem();
    }

    private static string Refused(Action read) => Should.Throw<InvalidInput>(read).Problems.ShouldHaveSingleItem().Code;

    private static OutsideBook Grid(Random random)
    {
        var units = Enumerable.Range(1, random.Next(1, 15)).Select(at => new FileUnit($"u{at}", $"单位{at}")).ToList();
        // Titles repeat: a heading must still be found again.
        var columns = Enumerable.Range(1, random.Next(1, 9)).Select(at => random.Next(3) == 0
            ? new OutsideFileColumn(null, $"p{at}", $"部分{random.Next(3)}", "支队", "分", random.Next(1, 500)) : new OutsideFileColumn($"i{at}", "p", $"专项{random.Next(3)}", "支队", "%", 100)).ToList();
        var cells = units.SelectMany(unit => columns.Select((column, at) => (unit, column, at))).Where(_ => random.Next(6) > 0).Select(cell =>
        {
            var value = random.Next(3) == 0 ? (decimal?)null : random.Next(0, (int)(cell.column.Most * 100) + 1) / 100m;
            return new OutsideFileCell(cell.unit.Code, cell.at, value, cell.column.HasDocument && value is not null ? $"函{random.Next(99)}号" : null, value is null ? 0 : random.Next(1, 9));
        }).ToList();
        return new OutsideBook("s", "g", "某县　专项打分", units, columns, cells);
    }
}
