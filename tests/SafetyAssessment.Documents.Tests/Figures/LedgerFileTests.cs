using DocumentFormat.OpenXml.Spreadsheet;
using SafetyAssessment.Documents.Figures;
using SafetyAssessment.Documents.Tests.Exporting;
using SafetyAssessment.Documents.Tests.Importing;
using SafetyAssessment.Documents.Tests.Offline;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Figures;

namespace SafetyAssessment.Documents.Tests.Figures;

/// <summary>The ledger's files: what is exported is read back as it was, and every fault of a filled one has its cell.</summary>
public class LedgerFileTests
{
    private const string Header = "日期|单位|考核部分|类别|增减|分值|事由|依据文号";

    private static readonly LedgerBook Book = new("s1", "g1", "二〇一六年　县区",
        [new("changli", "昌黎县"), new("lulong", "卢龙县"), new("new-1", "新区"), new("new-2", "新区"), new("haigang", "海港区", "由省考核")],
        [new("daily", "日常考核"), new("general", "综合监管")]);

    [Fact]
    public void What_is_exported_is_read_back_as_it_was()
    {
        var random = new Random(20161231);
        var lines = Enumerable.Range(0, 300).Select(_ => Line(random)).ToList();

        var read = LedgerImport.Read(new MemoryStream(LedgerExport.Write(Book, lines)), "台账.xlsx", Book);

        read.SelectMany(row => row.Problems).ShouldBeEmpty();
        read.Select(row => (row.Date, row.Unit, row.Part, row.Kind, row.Points)).ShouldBe(lines.Select(line => (line.Date, line.Unit, line.Part, line.Kind, line.Points)));
        read.Zip(lines).ShouldAllBe(pair => pair.First.Reason == pair.Second.Reason && pair.First.Document == pair.Second.Document);
    }

    [Fact]
    public void A_template_as_it_is_downloaded_has_nothing_in_it_and_takes_what_is_filled_in()
    {
        Refused(new MemoryStream(LedgerExport.Template(Book))).Code.ShouldBe(Rules.FiguresEmpty);
        using var book = new EditedBook(LedgerExport.Template(Book));
        foreach (var (text, column) in new[] { ("42434", 0), ("新区（new-2）", 1), ("综合监管", 2), ("信息报送", 3), ("扣分", 4), ("2.5", 5), ("信息报送迟了", 6) })
            book.Set(column, LedgerExport.HeaderRow + 2, text);

        var read = LedgerImport.Read(new MemoryStream(book.Save()), null, Book).ShouldHaveSingleItem();

        read.ShouldSatisfyAllConditions(
            row => row.Problems.ShouldBeEmpty(), row => row.Row.ShouldBe(LedgerExport.HeaderRow + 2), row => row.Date.ShouldBe(new DateOnly(2016, 3, 5)),
            row => (row.Unit, row.Part, row.Kind, row.Points).ShouldBe(("new-2", "general", LedgerKind.Information, -2.5m)));
    }

    [Theory]
    [InlineData(true, "40972")]
    [InlineData(false, "42434")]
    public void Days_are_counted_from_the_year_that_the_workbook_says(bool from1904, string serial)
    {
        using var book = new EditedBook(LedgerExport.Template(Book));
        book.Book.Workbook.WorkbookProperties = new WorkbookProperties { Date1904 = from1904 };
        book.Set(0, LedgerExport.HeaderRow + 1, serial);

        LedgerImport.Read(new MemoryStream(book.Save()), null, Book).ShouldHaveSingleItem().Date.ShouldBe(new DateOnly(2016, 3, 5));
    }

    [Theory]
    [InlineData("42434", "2016-03-05")]
    [InlineData("42434.75", "2016-03-05")]
    [InlineData("20160305", "2016-03-05")]
    [InlineData("2016-3-5", "2016-03-05")]
    [InlineData("2016.3.5", "2016-03-05")]
    [InlineData("2016/03/05", "2016-03-05")]
    [InlineData("2016年3月5日", "2016-03-05")]
    [InlineData("２０１６年３月５日", "2016-03-05")]
    [InlineData("2016-03-05 00:00:00", "2016-03-05")]
    [InlineData("2016-2-30", null)]
    [InlineData("16-3-5", null)]
    [InlineData("3月5日", null)]
    [InlineData("20161301", null)]
    [InlineData("5", null)]
    [InlineData("٢٠١٦-٣-٥", null)]
    [InlineData("去年春天", null)]
    public void A_day_is_read_as_people_write_it_or_not_at_all(string text, string? day) =>
        FigureCells.ReadDay(text)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(day);

    [Theory]
    [InlineData("2", 2d)]
    [InlineData("2.5分", 2.5)]
    [InlineData("２．５", 2.5)]
    [InlineData("0.30000000000000004", 0.3)]
    [InlineData("5E-1", 0.5)]
    [InlineData("1,000", null)]
    [InlineData("两分", null)]
    [InlineData("1e400", null)]
    public void A_number_is_read_as_people_write_it_or_not_at_all(string text, double? number) =>
        FigureCells.ReadNumber(text, "分").ShouldBe((decimal?)number);

    [Theory]
    [InlineData("2016-3-5|昌黎县|日常考核|总结报表|扣分|2|迟报|", null, null)]
    [InlineData("2016-3-5|changli|daily||扣分|2|迟报|", null, null)]
    [InlineData("2016-3-5|昌 黎 县|日常考核||返还|2|补报|", null, null)]
    [InlineData("|昌黎县|日常考核||扣分|2|迟报|", Rules.CellRequired, "A2")]
    [InlineData("春天|昌黎县|日常考核||扣分|2|迟报|", Rules.CellNoDate, "A2")]
    [InlineData("2016-3-5|海港区|日常考核||扣分|2|迟报|", Rules.CellUnitExcluded, "B2")]
    [InlineData("2016-3-5|抚宁|日常考核||扣分|2|迟报|", Rules.CellUnitUnknown, "B2")]
    [InlineData("2016-3-5|新区|日常考核||扣分|2|迟报|", Rules.CellUnitSeveral, "B2")]
    [InlineData("2016-3-5|昌黎县|||扣分|2|迟报|", Rules.CellRequired, "C2")]
    [InlineData("2016-3-5|昌黎县|年终考核||扣分|2|迟报|", Rules.CellNoChoice, "C2")]
    [InlineData("2016-3-5|昌黎县|日常考核|开会|扣分|2|迟报|", Rules.CellNoChoice, "D2")]
    [InlineData("2016-3-5|昌黎县|日常考核|||2|迟报|", Rules.CellRequired, "E2")]
    [InlineData("2016-3-5|昌黎县|日常考核||减|2|迟报|", Rules.CellNoChoice, "E2")]
    [InlineData("2016-3-5|昌黎县|日常考核||扣分|-2|迟报|", Rules.CellNotPositive, "F2")]
    [InlineData("2016-3-5|昌黎县|日常考核||扣分|0|迟报|", Rules.CellNotPositive, "F2")]
    [InlineData("2016-3-5|昌黎县|日常考核||扣分|扣2分|迟报|", Rules.CellNoNumber, "F2")]
    [InlineData("2016-3-5|昌黎县|日常考核||扣分|2.555|迟报|", Rules.CellTooPrecise, "F2")]
    [InlineData("2016-3-5|昌黎县|日常考核||扣分|1001|迟报|", Rules.CellOutOfRange, "F2")]
    [InlineData("2016-3-5|昌黎县|日常考核||扣分|=|迟报|", Rules.CellNotComputed, "F2")]
    [InlineData("2016-3-5|昌黎县|日常考核||扣分|2#2|迟报|", Rules.CellNoNumber, "F2")] // shown as 200%
    [InlineData("2016-3-5|昌黎县|日常考核||扣分|2||", Rules.CellRequired, "G2")]
    public void Every_fault_has_its_cell(string line, string? rule, string? cell)
    {
        var row = Read(Header, line).ShouldHaveSingleItem();

        if (rule is null)
            row.Problems.ShouldBeEmpty();
        else
            row.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(fault => fault.Code.ShouldBe(rule), fault => fault.Path.ShouldBe(cell), fault => fault.Values[0].ShouldBe(cell));
    }

    [Fact]
    public void Columns_are_found_by_their_headings_and_empty_rows_are_passed_over()
    {
        var read = Read("我们自己的台账", "分值|事由|增减|单位|日期", "", "2|迟报|扣分|昌黎县|2016-3-5", "", "1|补报|返还|昌黎县|2016-3-6", one: true);

        read.Select(row => (row.Row, row.Points)).ShouldBe([(4, -2), (6, 1)]);
        read.SelectMany(row => row.Problems).ShouldBeEmpty("with one part it need not be said");
    }

    [Fact]
    public void A_file_without_the_headings_or_of_another_group_is_refused_with_what_is_missing()
    {
        Refused(File("日期|单位|事由", "2016-3-5|昌黎县|迟报")).ShouldSatisfyAllConditions(
            fault => fault.Code.ShouldBe(Rules.FiguresNoHeader), fault => fault.Values.ShouldBe(["增减、分值"]));
        Refused(new MemoryStream(LedgerExport.Template(Book with { Group = "g2", Title = "部门" }))).ShouldSatisfyAllConditions(
            fault => fault.Code.ShouldBe(Rules.FiguresOfOther), fault => fault.Values.ShouldBe(["部门"]));
    }

    [Fact]
    public void Too_many_rows_and_columns_of_open_formulas_are_one_sentence()
    {
        var line = "2016-3-5|昌黎县|日常考核||扣分|2|迟报|";
        Refused(File([Header, .. Enumerable.Repeat(line, LedgerImport.MostRows + 1)])).Code.ShouldBe(Rules.FileTooManyRows);
        Refused(File([Header, .. Enumerable.Repeat("|||||=||", 3000)])).ShouldSatisfyAllConditions(
            fault => fault.Code.ShouldBe(Rules.FiguresNotComputed), fault => fault.Values.ShouldBe(["F", 3000]));
    }

    [Fact]
    public void What_is_no_workbook_is_refused()
    {
        Refused(new MemoryStream("not a file"u8.ToArray())).Code.ShouldBe(Rules.FileKindUnknown);
        Refused(new WordFile().Line("一").Save()).Code.ShouldBe(Rules.FileKindUnknown);
        Refused(File(Header), "台账.xlsm").Code.ShouldBe(Rules.FileHasMacros);
        Refused(new ExcelFile().Sheet("表", [Header]).Save(("xl/vbaProject.bin", "x"))).Code.ShouldBe(Rules.FileHasMacros);
    }

    [Fact]
    public void A_file_with_any_byte_changed_is_read_or_refused_but_never_crashes()
    {
        var whole = LedgerExport.Write(Book, [Line(new Random(1)), Line(new Random(2))]);
        for (var at = 0; at < whole.Length; at += 41)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 0x55;
            try
            {
                LedgerImport.Read(new MemoryStream(changed), null, Book);
            }
            catch (InvalidInput)
            {
                // Refused with a sentence.
            }
        }
    }

    private static LedgerLine Line(Random random)
    {
        // Cells are trimmed when they are read, and a reason of a person is no error value.
        var (reason, document) = (Trimmed(RandomText.Of(random)), Trimmed(RandomText.Of(random)));
        LedgerKind?[] kinds = [null, .. Enum.GetValues<LedgerKind>().Cast<LedgerKind?>()];
        var points = random.Next(1, 100_000) / 100m;
        return new LedgerLine(
            random.Next(2) == 0 ? "changli" : "new-2", random.Next(2) == 0 ? "daily" : "general", new DateOnly(2016, 1, 1).AddDays(random.Next(366)),
            kinds[random.Next(kinds.Length)], random.Next(2) == 0 ? points : -points, reason, document, 290.5m, "安委办", new DateOnly(2016, 12, 31), random.Next(5) == 0 ? "张：记错" : null);
    }

    private static string Trimmed(string text) => SafetyAssessment.Documents.Exporting.PaperText.Clean(text).Replace("\r", "", StringComparison.Ordinal).Trim() is { Length: > 0 } clean && clean != "=" ? clean : "文";

    private static IReadOnlyList<LedgerRead> Read(params string[] rows) => Read(rows, one: false);

    private static IReadOnlyList<LedgerRead> Read(string first, string second, string third, string fourth, string fifth, string sixth, bool one) => Read([first, second, third, fourth, fifth, sixth], one);

    private static IReadOnlyList<LedgerRead> Read(string[] rows, bool one) =>
        LedgerImport.Read(File(rows), null, one ? Book with { Parts = [Book.Parts[0]] } : Book);

    private static MemoryStream File(params string[] rows) => new ExcelFile().Sheet("表", rows).Save();

    private static Problem Refused(Stream file, string? name = null) => Should.Throw<InvalidInput>(() => LedgerImport.Read(file, name, Book)).Problems.ShouldHaveSingleItem();
}
