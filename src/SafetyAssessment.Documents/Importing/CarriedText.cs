using System.Text;
using SafetyAssessment.Documents.Exporting;

namespace SafetyAssessment.Documents.Importing;

/// <summary>Finds what a Word file of this program carries unseen. Programs number such parts as they like, so the root tells which it is.</summary>
internal static class CarriedText
{
    private const int Longest = 4_000_000;

    public static string? OfWord(OfficePackage package)
    {
        foreach (var path in package.Paths.Where(path => path.StartsWith("customXml/item", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
        {
            using var part = package.Part(path)!;
            while (part.Read() && !part.IsStart)
            {
            }

            if (part.Name == WordExport.CarriedElement)
                return Text(part);
        }

        return null;
    }

    private static string Text(PackagePart part)
    {
        var text = new StringBuilder();
        while (text.Length < Longest && part.Read())
        {
            if (part.IsText)
                text.Append(part.Text);
        }

        return text.ToString();
    }
}
