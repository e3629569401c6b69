using System.Text;
using SafetyAssessment.Documents.Evidence;
using SafetyAssessment.Domain.Evidence;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Documents.Tests.Evidence;

/// <summary>What a picture tells of place, time and camera is gone; how it is turned and what it shows stay.</summary>
public class PictureTests
{
    public static TheoryData<string, byte[]> Pictured => new()
    {
        { "jpg", Pictures.Jpeg(orientation: 6) },
        { "png", Pictures.Png(orientation: 6) },
        { "webp", Pictures.WebP(orientation: 6) },
    };

    [Theory]
    [MemberData(nameof(Pictured))]
    public void Place_camera_and_remarks_are_gone(string extension, byte[] picture)
    {
        Says(picture, Pictures.Secret).ShouldBeTrue("the picture of the test must hold what is to be taken out");

        var cleaned = Clean(extension, picture);

        Says(cleaned, Pictures.Secret).ShouldBeFalse();
        Says(cleaned, "xmpmeta").ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Pictured))]
    public void The_pixels_are_the_same_bytes_and_the_picture_is_still_turned(string extension, byte[] picture)
    {
        var cleaned = Clean(extension, picture);

        cleaned.AsSpan().IndexOf(Pictures.Pixels).ShouldBeGreaterThan(0);
        Orientation(cleaned).ShouldBe(6);
    }

    [Theory]
    [MemberData(nameof(Pictured))]
    public void A_cleaned_picture_is_clean(string extension, byte[] picture)
    {
        var once = Clean(extension, picture);

        Clean(extension, once).ShouldBe(once);
    }

    [Fact]
    public void An_upright_picture_needs_no_remark_at_all()
    {
        Says(Clean("jpg", Pictures.Jpeg()), "Exif").ShouldBeFalse();
        Says(Clean("png", Pictures.Png()), "eXIf").ShouldBeFalse();
        Says(Clean("webp", Pictures.WebP()), "EXIF").ShouldBeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void Both_orders_of_bytes_are_read(int orientation)
    {
        ExifOrientation.Read(Pictures.Exif(orientation, little: true)).ShouldBe(orientation);
        ExifOrientation.Read(Pictures.Exif(orientation)).ShouldBe(orientation);
        ExifOrientation.Read(ExifOrientation.Write(orientation)).ShouldBe(orientation);
    }

    [Fact]
    public void What_follows_the_end_of_the_picture_is_left_out()
    {
        byte[] more = [.. "PK\u0003\u0004<script>alert(1)</script>"u8];

        foreach (var (extension, picture) in new[] { ("jpg", Pictures.Jpeg()), ("png", Pictures.Png()), ("webp", Pictures.WebP()) })
            Says(Clean(extension, [.. picture, .. more]), "script").ShouldBeFalse(extension);
    }

    [Fact]
    public void Colours_and_density_are_kept()
    {
        var profile = Pictures.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 7, 7, 7]);
        var adobe = Pictures.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]);

        var cleaned = Clean("jpg", Pictures.Jpeg(more: [profile, adobe]));

        cleaned.AsSpan().IndexOf(profile).ShouldBeGreaterThan(0);
        cleaned.AsSpan().IndexOf(adobe).ShouldBeGreaterThan(0);
        Says(cleaned, "JFIF").ShouldBeTrue();
    }

    [Fact]
    public void A_second_small_picture_of_a_phone_is_left_out()
    {
        var several = Pictures.Segment(0xE2, [.. "MPF\0"u8, .. Encoding.ASCII.GetBytes(Pictures.Secret)]);

        Says(Clean("jpg", Pictures.Jpeg(more: [several])), Pictures.Secret).ShouldBeFalse();
    }

    [Fact]
    public void A_thumbnail_is_a_small_picture()
    {
        EvidenceContent.Thumbnail(Pictures.Jpeg(320, 240)).Length.ShouldBeGreaterThan(0);
        foreach (var wrong in new[] { Pictures.Jpeg(2000, 20), Pictures.Png(20, 20), [], [.. Pictures.Jpeg(), .. new byte[70_000]] })
            Should.Throw<Domain.RuleViolation>(() => EvidenceContent.Thumbnail(wrong)).Code.ShouldBe(Domain.Rules.EvidenceThumbnail);
    }

    private static byte[] Clean(string extension, byte[] picture) => EvidenceContent.Clean(EvidenceType.OfName($"a.{extension}"), picture);

    private static bool Says(byte[] file, string word) => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(word)) >= 0;

    private static int Orientation(byte[] file) => ExifOrientation.Read(file.AsSpan(file.AsSpan().IndexOf("MM\0*"u8)));
}
