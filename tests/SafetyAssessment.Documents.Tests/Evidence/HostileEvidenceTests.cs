using System.Text;
using SafetyAssessment.Documents.Evidence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Evidence;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Documents.Tests.Evidence;

/// <summary>Files that break off, lie about themselves, or are made to do harm are refused with a sentence; none is decoded or unpacked first.</summary>
public sealed class HostileEvidenceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safety-evidence-").FullName;

    public static TheoryData<string> Kinds => ["jpg", "png", "webp"];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_eight_kinds_are_taken()
    {
        Accepted("a.JPG", Pictures.Jpeg());
        Accepted("a.png", Pictures.Png());
        Accepted("a.webp", Pictures.WebP());
        Accepted("a.pdf", Pictures.Pdf());
        Accepted("a.docx", Pictures.Word());
        Accepted("a.ofd", Pictures.Zip(("OFD.xml", "<ofd:OFD/>"u8.ToArray())));
        Accepted("说明.txt", Encoding.UTF8.GetBytes("上报时间：十一月\r\n"));
        Accepted("a.txt", [0xB0, 0xB2, 0xC8, 0xAB, 0x0D, 0x0A]); // 安全 in GB 18030
        EvidenceType.All.Count.ShouldBe(8);
    }

    [Theory]
    [InlineData("a.svg")]
    [InlineData("a.html")]
    [InlineData("a.jpg.exe")]
    [InlineData("a.heic")]
    [InlineData("a.docm")]
    [InlineData("jpg")]
    [InlineData("")]
    public void Other_endings_are_refused_whatever_is_in_the_file(string name) => Refused(name, Pictures.Jpeg(), Rules.EvidenceTypeNotAllowed);

    [Theory]
    [InlineData("a.jpg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("a.png", "<html><script>alert(1)</script></html>")]
    [InlineData("a.pdf", "<html>%PDF-1.7</html>")]
    [InlineData("a.docx", "<html></html>")]
    [InlineData("a.ofd", "<html></html>")]
    [InlineData("a.txt", "  \r\n<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("a.txt", "MZ\0\u0001 a program")]
    public void The_content_must_be_what_the_name_says(string name, string content) =>
        Refused(name, Encoding.UTF8.GetBytes(content), Rules.EvidenceContentDiffers);

    [Fact]
    public void A_Word_file_is_no_Excel_file() => Refused("a.xlsx", Pictures.Word(), Rules.EvidenceContentDiffers);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_picture_that_breaks_off_anywhere_is_refused(string extension)
    {
        var whole = Picture(extension);
        for (var length = 1; length < whole.Length; length++)
            Should.Throw<RuleViolation>(() => Clean(extension, whole[..length]), $"{length} of {whole.Length} bytes")
                .Code.ShouldBeOneOf(Rules.EvidenceDamaged, Rules.EvidenceContentDiffers);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_byte_may_lie_and_nothing_worse_happens_than_a_refusal(string extension)
    {
        var whole = Picture(extension);
        for (var at = 0; at < whole.Length; at++)
        {
            foreach (var value in new byte[] { 0x00, 0x01, 0x7F, 0xFF })
            {
                byte[] changed = [.. whole];
                changed[at] = value;
                try
                {
                    Clean(extension, changed);
                }
                catch (RuleViolation)
                {
                    // Refused: as good as let through cleaned.
                }
            }
        }
    }

    [Fact]
    public void A_header_that_promises_too_many_pixels_is_refused_before_anything_is_decoded()
    {
        var sixtyThousand = Should.Throw<RuleViolation>(() => Clean("jpg", Pictures.Jpeg(60_000, 60_000)));
        sixtyThousand.Code.ShouldBe(Rules.EvidenceTooManyPixels);
        sixtyThousand.Values.ShouldBe([60_000L, 60_000L, 50L]);
        Should.Throw<RuleViolation>(() => Clean("png", Pictures.Png(100_000, 100_000))).Code.ShouldBe(Rules.EvidenceTooManyPixels);
        Should.Throw<RuleViolation>(() => Clean("png", Pictures.Png(uint.MaxValue, uint.MaxValue))).Code.ShouldBe(Rules.EvidenceTooManyPixels);
        Should.Throw<RuleViolation>(() => Clean("webp", Pictures.WebP(16_000, 16_000))).Code.ShouldBe(Rules.EvidenceTooManyPixels);
        Clean("jpg", Pictures.Jpeg(8660, 5773)).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Two_sizes_in_one_picture_are_refused()
    {
        Damaged("jpg", Pictures.Jpeg(more: [Pictures.Segment(0xC0, Pictures.Frame(60_000, 60_000))]));
        Damaged("png", Pictures.Png(more: [Pictures.Chunk("IHDR", new byte[13])]));
        Damaged("webp", Pictures.WebP(more: [Pictures.Part("VP8 ", Pictures.Frame8(16_000, 16_000))]));
        Damaged("webp", Pictures.Riff([.. Pictures.Part("VP8X", [0, 0, 0, 0, 9, 0, 0, 9, 0, 0]), .. Pictures.Part("VP8 ", Pictures.Frame8(640, 480))]));
    }

    [Fact]
    public void A_moving_picture_and_a_part_that_nobody_knows_are_refused()
    {
        Damaged("webp", Pictures.WebP(flags: 0b0010));
        Damaged("png", Pictures.Png(more: [Pictures.Chunk("EVIL", [1])]));
    }

    [Fact]
    public void An_EXIF_block_that_points_outside_itself_is_only_left_out()
    {
        byte[] lying = [.. "Exif\0\0MM\0*"u8, 0xFF, 0xFF, 0xFF, 0xF0, 0xFF, 0xFF, 0xFF, 0xFF];

        Clean("jpg", Pictures.Jpeg(more: [Pictures.Segment(0xE1, lying)])).AsSpan().IndexOf("Exif"u8).ShouldBe(-1);
    }

    [Theory]
    [InlineData("%PDF-1.7\nno end")]
    [InlineData("%PDF-1.7\nstartxref\n999999999\n%%EOF")]
    [InlineData("%PDF-1.7\nstartxref\n-1\n%%EOF")]
    [InlineData("%PDF-1.7\n%%EOF startxref 9")]
    public void A_PDF_file_without_its_end_is_refused(string content) => Refused("a.pdf", Encoding.ASCII.GetBytes(content), Rules.EvidenceDamaged);

    [Fact]
    public void An_archive_that_unpacks_to_a_flood_is_refused()
    {
        var bomb = Pictures.Word(("word/media/a.bin", new byte[120 * 1024 * 1024]));
        bomb.Length.ShouldBeLessThan(1024 * 1024);

        Refused("a.docx", bomb, Rules.FileTooLargeUnpacked);
        Refused("a.ofd", Pictures.Zip(("OFD.xml", [1]), ("Doc_0/a.xml", new byte[120 * 1024 * 1024])), Rules.FileTooLargeUnpacked);
    }

    [Fact]
    public void Macros_and_embedded_objects_are_refused()
    {
        Refused("a.docx", Pictures.Word(("word/vbaProject.bin", [1])), Rules.FileHasMacros);
        Refused("a.docx", Pictures.Word(("word/embeddings/a.bin", [1])), Rules.FileHasEmbedded);
    }

    [Fact]
    public void An_archive_that_breaks_off_is_refused()
    {
        var whole = Pictures.Word();
        for (var length = 4; length < whole.Length; length += 7)
            Refused("a.docx", whole[..length], Rules.EvidenceDamaged, Rules.EvidenceContentDiffers, Rules.FileOldOrEncrypted);
    }

    [Fact]
    public void An_empty_file_and_one_that_is_too_large_are_refused()
    {
        Should.Throw<RuleViolation>(() => EvidenceType.Jpeg.DemandSize(0)).Code.ShouldBe(Rules.FileMissing);
        Should.Throw<RuleViolation>(() => EvidenceType.Jpeg.DemandSize((20L * 1024 * 1024) + 1)).Code.ShouldBe(Rules.EvidenceTooLarge);
        Should.NotThrow(() => EvidenceType.Pdf.DemandSize(50L * 1024 * 1024));
    }

    private static byte[] Picture(string extension) =>
        extension == "jpg" ? Pictures.Jpeg(orientation: 6) : extension == "png" ? Pictures.Png(orientation: 6) : Pictures.WebP(orientation: 6);

    private static byte[] Clean(string extension, byte[] picture) => EvidenceContent.Clean(EvidenceType.OfName($"a.{extension}"), picture);

    private static void Damaged(string extension, byte[] picture) =>
        Should.Throw<RuleViolation>(() => Clean(extension, picture)).Code.ShouldBe(Rules.EvidenceDamaged);

    private void Accepted(string name, byte[] content) => Should.NotThrow(() => Inspect(name, content), name);

    private void Refused(string name, byte[] content, params string[] codes) =>
        Should.Throw<RuleViolation>(() => Inspect(name, content), name).Code.ShouldBeOneOf(codes);

    private InspectedEvidence Inspect(string name, byte[] content)
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllBytes(file, content);
        return EvidenceContent.Inspect(file, name);
    }
}
