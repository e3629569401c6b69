using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>Damaged, hostile and huge files are refused with a sentence, quickly and without filling the memory.</summary>
[Trait("Theme", "Reading")]
[Collection(Alone)]
public sealed class HostileFileTests
{
    private const string Alone = "Alone";
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    [Theory]
    [InlineData("plan.docm", Rules.FileHasMacros)]
    [InlineData("plan.xlsm", Rules.FileHasMacros)]
    [InlineData("plan.doc", Rules.FileOldOrEncrypted)]
    [InlineData("plan.xls", Rules.FileOldOrEncrypted)]
    public void Macros_and_old_formats_are_refused_by_name(string name, string rule) => Refused(Good(), name).ShouldBe(rule);

    [Theory]
    [InlineData("word/vbaProject.bin", Rules.FileHasMacros)]
    [InlineData("word/embeddings/oleObject1.bin", Rules.FileHasEmbedded)]
    [InlineData("word/activeX/activeX1.xml", Rules.FileHasMacros)]
    public void Macros_and_embedded_objects_are_refused_whatever_the_name(string part, string rule) =>
        Refused(new WordFile().Line("一").Save((part, "x"))).ShouldBe(rule);

    [Fact]
    public void A_file_for_macros_is_refused_by_its_content_type() =>
        Refused(WordFile.Package("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml", [("word/document.xml", "<w/>")])).ShouldBe(Rules.FileHasMacros);

    [Fact]
    public void An_encrypted_or_old_binary_file_is_refused() =>
        Refused(new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[5000]])).ShouldBe(Rules.FileOldOrEncrypted);

    [Fact]
    public void What_is_neither_Word_nor_Excel_is_refused()
    {
        Refused(new MemoryStream("%PDF-1.7 hello"u8.ToArray())).ShouldBe(Rules.FileKindUnknown);
        Refused(new MemoryStream()).ShouldBe(Rules.FileKindUnknown);
        Refused(Zip(archive => Write(archive, "a.txt", "x"))).ShouldBe(Rules.FileKindUnknown);
    }

    [Fact]
    public void A_file_cut_short_is_refused_at_every_length()
    {
        var whole = Good().ToArray();
        for (var length = 4; length < whole.Length - 1; length += 37)
            Refused(new MemoryStream(whole[..length])).ShouldBeOneOf(Rules.FileDamaged, Rules.FileKindUnknown);
    }

    [Fact]
    public void A_file_with_any_byte_changed_is_read_or_refused_but_never_crashes()
    {
        var whole = Good().ToArray();
        for (var at = 0; at < whole.Length; at += 3)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 0x5A;
            try
            {
                RubricImport.Draft(RubricImport.Open(new MemoryStream(changed)));
            }
            catch (InvalidInput refusal)
            {
                refusal.Problems.ShouldHaveSingleItem().Path.ShouldBe("file");
            }
        }
    }

    [Fact]
    public void An_external_entity_is_refused() =>
        Refused(Word($"<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><w:document {W}><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>")).ShouldBe(Rules.FileDamaged);

    [Fact]
    public void Elements_nested_beyond_reason_are_refused() =>
        Refused(Word($"<w:document {W}>{string.Concat(Enumerable.Repeat("<w:sdt>", 100_000))}")).ShouldBe(Rules.FileDamaged);

    [Fact]
    public void A_bomb_is_refused_by_its_directory() =>
        Refused(Zip(archive => Zeros(archive, "word/document.xml", 300))).ShouldBe(Rules.FileTooLargeUnpacked);

    [Fact]
    public void A_bomb_whose_directory_lies_ends_at_the_stated_size()
    {
        var bomb = Zip(archive =>
        {
            Write(archive, "[Content_Types].xml", $"<Types><Override PartName=\"/word/document.xml\" ContentType=\"{WordType}\"/></Types>");
            Zeros(archive, "word/document.xml", 200);
        }).ToArray();
        foreach (var (mark, at) in new[] { ("PK\u0001\u0002", 24), ("PK\u0003\u0004", 22) })
        {
            var record = bomb.AsSpan().LastIndexOf(Encoding.Latin1.GetBytes(mark));
            BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(record + at), 1000);
        }

        Refused(new MemoryStream(bomb)).ShouldBe(Rules.FileDamaged);
    }

    [Fact]
    public void Too_many_parts_are_refused_whatever_the_end_of_the_archive_says()
    {
        var archive = Zip(zip =>
        {
            for (var i = 0; i < 2_500; i++)
                zip.CreateEntry($"word/{i}.xml");
        }).ToArray();
        Refused(new MemoryStream(archive)).ShouldBe(Rules.FileTooManyParts);

        var end = archive.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(archive.AsSpan(end + 8), 3);
        BinaryPrimitives.WriteUInt16LittleEndian(archive.AsSpan(end + 10), 3);
        Refused(new MemoryStream(archive)).ShouldBe(Rules.FileTooManyParts);
    }

    [Fact]
    public void A_file_over_20_MB_is_refused_unread() => Refused(new MemoryStream(new byte[(20 * 1024 * 1024) + 1])).ShouldBe(Rules.FileTooLarge);

    [Fact]
    public void Too_many_sheets_rows_and_columns_are_refused()
    {
        var sheets = new ExcelFile();
        for (var i = 0; i < 11; i++)
            sheets.Sheet($"表{i}", ["项目"]);
        Refused(sheets.Save()).ShouldBe(Rules.FileTooManySheets);
        Refused(new ExcelFile().Raw("一", Rows(20_001, "<c><v>1</v></c>")).Save()).ShouldBe(Rules.FileTooManyRows);
        Refused(new ExcelFile().Raw("一", Rows(1, string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 201)))).Save()).ShouldBe(Rules.FileTooManyColumns);
        Refused(new ExcelFile().Raw("一", "<sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row></sheetData>").Save()).ShouldBe(Rules.FileTooManyColumns);
    }

    [Fact]
    public void Cells_that_are_formatted_and_empty_do_not_count()
    {
        var table = RubricImport.Open(new ExcelFile().Raw("一", "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"1\"/></row><row r=\"1048576\"><c r=\"A1048576\"/></row></sheetData>").Save()).Tables.Single();

        (table.Rows.Count, table.Columns).ShouldBe((1, 1));
    }

    [Fact]
    public void Many_large_merges_over_each_other_are_refused()
    {
        var merges = string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:T1000\"/>", 5_000));
        Refused(new ExcelFile().Raw("一", $"{Rows(1000, "<c r=\"T1\"><v>1</v></c>")}<mergeCells>{merges}</mergeCells>").Save()).ShouldBe(Rules.FileTooMuch);
    }

    [Fact]
    public void The_largest_sheet_that_is_taken_is_drafted_within_limits()
    {
        var noise = new Random(11);
        var xml = new StringBuilder("<sheetData>");
        for (var row = 0; row < 20_000; row++)
            xml.Append($"<row><c t=\"inlineStr\"><is><t>护栏{noise.Next(3_000)}</t></is></c><c t=\"inlineStr\"><is><t>{noise.NextInt64():x16}缺失一处扣{noise.Next(9)}分，最高扣10分</t></is></c><c><v>10</v></c></row>");
        var file = new ExcelFile().Raw("一", xml.Append("</sheetData>").ToString()).Save();

        Spent.Within(() => RubricImport.Draft(RubricImport.Open(file)).Editions.ShouldHaveSingleItem(), seconds: 10);
    }

    [Fact]
    public void Fourteen_megabytes_of_noise_in_a_workbook_are_refused_quickly_and_in_little_memory()
    {
        var noise = new Random(7);
        var xml = new StringBuilder("<sheetData>");
        for (var row = 0; row < 19_000; row++)
            xml.Append("<row>").AppendJoin("", Enumerable.Range(0, 24).Select(_ => $"<c t=\"inlineStr\"><is><t>{noise.NextInt64():x16}{noise.NextInt64():x16}</t></is></c>")).Append("</row>");
        var file = new ExcelFile().Raw("一", xml.Append("</sheetData>").ToString()).Save();
        xml.Clear();
        file.Length.ShouldBeInRange(7_000_000, 20_000_000);

        Refused(file).ShouldBe(Rules.FileTooMuch);
    }

    [Fact]
    public void A_hundred_megabytes_of_empty_paragraphs_are_refused_quickly()
    {
        var paragraphs = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<w:p/><w:p></w:p>", 20_000)));
        var file = Zip(archive =>
        {
            Write(archive, "[Content_Types].xml", $"<Types><Override PartName=\"/word/document.xml\" ContentType=\"{WordType}\"/></Types>");
            using var stream = archive.CreateEntry("word/document.xml", CompressionLevel.NoCompression).Open();
            stream.Write(Encoding.UTF8.GetBytes($"<w:document {W}><w:body><w:tbl><w:tr><w:tc>"));
            for (var i = 0; i < 55; i++)
                stream.Write(paragraphs);
        });

        Refused(file).ShouldBeOneOf(Rules.FileTooMuch, Rules.FileDamaged);
    }

    [Fact]
    public void A_bomb_in_a_workbook_is_refused() =>
        Refused(Zip(archive => Zeros(archive, "xl/sharedStrings.xml", 300))).ShouldBe(Rules.FileTooLargeUnpacked);

    [Fact]
    public void Elements_nested_beyond_reason_in_a_sheet_are_refused() =>
        Refused(new ExcelFile().Raw("一", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<a{i * 7919}>"))).Save()).ShouldBe(Rules.FileDamaged);

    [Fact]
    public void One_long_shared_text_that_many_cells_name_is_refused()
    {
        var shared = $"<sst><si><t>{new string('扣', 30_000)}</t></si></sst>";

        Refused(new ExcelFile().Raw("一", Rows(10_000, "<c t=\"s\"><v>0</v></c>")).Save(("xl/sharedStrings.xml", shared))).ShouldBe(Rules.FileTooMuch);
    }

    [Fact]
    public void Many_long_shared_texts_are_refused()
    {
        var noise = new Random(3);
        var shared = new StringBuilder("<sst>");
        for (var i = 0; i < 15_000; i++)
            shared.Append("<si><t>").AppendJoin("", Enumerable.Range(0, 40).Select(_ => $"{noise.NextInt64():x16}")).Append("</t></si>");
        var rows = "<sheetData>" + string.Concat(Enumerable.Range(0, 15_000).Select(i => $"<row><c t=\"s\"><v>{i}</v></c></row>")) + "</sheetData>";
        var file = new ExcelFile().Raw("一", rows).Save(("xl/sharedStrings.xml", shared.Append("</sst>").ToString()));

        Refused(file).ShouldBe(Rules.FileTooMuch);
    }

    private static string Refused(MemoryStream file, string? name = null) =>
        Spent.Within(() => Should.Throw<InvalidInput>(() => RubricImport.Open(file, name)).Problems.ShouldHaveSingleItem().Code, seconds: 2);

    private static MemoryStream Good() => new WordFile().Line("游泳馆考核细则").Table("项目|评分标准|分值", "救生|缺岗扣10分|60", "水质|超标扣5分|40").Save();

    private static MemoryStream Word(string xml) => WordFile.Package("word/document.xml", WordType, [("word/document.xml", xml)]);

    private static string Rows(int count, string cells)
    {
        var rows = new StringBuilder("<sheetData>");
        for (var row = 1; row <= count; row++)
            rows.Append("<row>").Append(cells).Append("</row>");
        return rows.Append("</sheetData>").ToString();
    }

    private static MemoryStream Zip(Action<ZipArchive> fill)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            fill(archive);
        file.Position = 0;
        return file;
    }

    private static void Write(ZipArchive archive, string path, string text)
    {
        using var stream = archive.CreateEntry(path).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void Zeros(ZipArchive archive, string path, int megabytes)
    {
        using var stream = archive.CreateEntry(path).Open();
        var block = new byte[1024 * 1024];
        Array.Fill(block, (byte)' ');
        for (var i = 0; i < megabytes; i++)
            stream.Write(block);
    }
}

/// <summary>These tests measure what the process uses, so no other runs beside them.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public sealed class AloneCollection;
