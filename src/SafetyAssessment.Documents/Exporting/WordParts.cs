using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomXmlDataProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SafetyAssessment.Documents.Exporting;

/// <summary>The parts beside the text of a Word file: styles, fonts, page numbers, and the edition unseen.</summary>
internal static class WordParts
{
    private const string CarriedNamespace = "urn:safety-assessment:rubric";

    // One text, one place: a fixed name lets the same edition give the same part.
    private const string CarriedId = "{5D2C8F0A-7B1E-4E63-9A57-2F6C1D0B9E11}";

    public static void Add(MainDocumentPart main, string body, string head)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts(body), new FontSize { Val = "21" }, new Languages { Val = "zh-CN", EastAsia = "zh-CN" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "0" }))),
            Style("Normal", "Normal", 21, body, JustificationValues.Left, isDefault: true),
            Style("Title", "Title", 36, head, JustificationValues.Center, spaceAfter: 120),
            Style("Subtitle", "Subtitle", 21, body, JustificationValues.Center, spaceAfter: 160),
            Style("Header", "Table Header", 21, head, JustificationValues.Center),
            Style("Category", "Table Category", 21, head, JustificationValues.Center),
            Style("Cell", "Table Text", 21, body, JustificationValues.Left),
            Style("Mark", "Table Mark", 21, body, JustificationValues.Center),
            Style("Note", "Note", 18, body, JustificationValues.Left, spaceBefore: 120),
            Style("Footer", "footer", 18, body, JustificationValues.Center));
        main.AddNewPart<FontTablePart>().Fonts = new Fonts(Font(body, "FangSong", "02010609060101010101"), Font(head, "SimHei", "02010609060101010101"));
        var mode = new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" };
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new Compatibility(mode));
        main.AddNewPart<FooterPart>().Footer = new Footer(new Paragraph(
            [new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }), Words("第 "), .. Field("PAGE"), Words(" 页　共 "), .. Field("NUMPAGES"), Words(" 页")]));
    }

    /// <summary>Puts a text into a part that is not shown and that programs keep.</summary>
    public static void Carry(MainDocumentPart main, string element, string text)
    {
        var part = main.AddCustomXmlPart(CustomXmlPartType.CustomXml);
        using (var xml = XmlWriter.Create(part.GetStream(FileMode.Create)))
            xml.WriteElementString(element, CarriedNamespace, text);
        part.AddNewPart<CustomXmlPropertiesPart>().DataStoreItem = new DataStoreItem(new SchemaReferences(new SchemaReference { Uri = CarriedNamespace })) { ItemId = CarriedId };
    }

    private static Style Style(
        string id, string name, int halfPoints, string font, JustificationValues alignment, int spaceBefore = 0, int spaceAfter = 0, bool isDefault = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null, StyleName = new StyleName { Val = name } };
        if (!isDefault)
            style.Append(new BasedOn { Val = "Normal" });
        style.Append(
            new PrimaryStyle(),
            new StyleParagraphProperties(
                new SpacingBetweenLines { Before = spaceBefore.ToString(CultureInfo.InvariantCulture), After = spaceAfter.ToString(CultureInfo.InvariantCulture) },
                new Justification { Val = alignment }),
            new StyleRunProperties(Fonts(font), new FontSize { Val = halfPoints.ToString(CultureInfo.InvariantCulture) }));
        return style;
    }

    private static RunFonts Fonts(string chinese) => new() { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = chinese, ComplexScript = "Times New Roman" };

    // A program without the font looks for its other name, then for one of its kind.
    private static Font Font(string name, string other, string panose)
    {
        var kind = new FontFamily { Val = FontFamilyValues.Modern };
        return new Font(new AltName { Val = other }, new Panose1Number { Val = panose }, new FontCharSet { Val = "86" }, kind, new Pitch { Val = FontPitchValues.Fixed }) { Name = name };
    }

    private static Run Words(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static Run[] Field(string code) =>
    [
        new(new FieldChar { FieldCharType = FieldCharValues.Begin }), new(new FieldCode(code)),
        new(new FieldChar { FieldCharType = FieldCharValues.Separate }), new(new Text("1")), new(new FieldChar { FieldCharType = FieldCharValues.End }),
    ];
}
