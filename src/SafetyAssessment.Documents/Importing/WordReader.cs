using System.Globalization;
using System.Text;

namespace SafetyAssessment.Documents.Importing;

/// <summary>
/// Reads paragraphs and tables of a Word document with their merged cells, in one pass: a tree of the document, the library's or the
/// platform's, would hold the whole of a hostile file at once.
/// </summary>
internal sealed class WordReader
{
    private readonly PackagePart part;
    private readonly WordNumbering numbering;
    private readonly ReadingLimits limits;
    private readonly List<SourceBlock> blocks = [];
    private readonly Stack<WordTable> tables = new();
    private readonly StringBuilder text = new();
    private int paragraphs;

    private WordReader(OfficePackage package, PackagePart part)
    {
        this.part = part;
        limits = package.Limits;
        numbering = WordNumbering.Read(package);
    }

    /// <summary>Reads the main part.</summary>
    public static SourceDocument Read(OfficePackage package)
    {
        using var main = package.Part(package.Main)!;
        return new WordReader(package, main).Read() with { Carried = CarriedText.OfWord(package) };
    }

    private SourceDocument Read()
    {
        var inText = false;
        while (part.Read())
        {
            if (part.IsStart)
                inText = Start() && part.Name == "t";
            else if (part.IsEnd)
                inText = End();
            else if (inText && part.IsText)
                text.Append(part.Text);
            if (text.Length > ReadingLimits.LongestText)
                limits.CountText(text.Length);
        }

        return new SourceDocument(blocks);
    }

    // False: the element is passed over or has no content.
    private bool Start()
    {
        switch (part.Name)
        {
            // What was deleted or moved away, and the second copy of a text box for old programs.
            case "del" or "moveFrom" or "Fallback" or "rPr" or "sectPr" or "tblPr" or "tblGrid" or "instrText":
                part.Skip();
                return false;
            case "pPr":
                Number();
                return false;
            case "p":
                if (paragraphs > 0)
                    text.Append('\n');
                if (!part.IsEmpty)
                    paragraphs++;
                return false;
            case "br" or "cr":
                text.Append('\n');
                return false;
            case "tab":
                text.Append('\t');
                return false;
            case "noBreakHyphen":
                text.Append('-');
                return false;
            case "tbl":
                tables.Push(new WordTable(limits, text.ToString(), paragraphs));
                text.Clear();
                paragraphs = 0;
                return false;
            case "tr" when tables.Count > 0:
                tables.Peek().StartRow();
                return false;
            case "gridBefore" when tables.Count > 0:
                tables.Peek().Leave(Value() ?? 0);
                return false;
            case "tc" when tables.Count > 0:
                tables.Peek().StartCell();
                return false;
            case "gridSpan" when tables.Count > 0:
                tables.Peek().Span = Value() ?? 1;
                return false;
            case "vMerge" when tables.Count > 0:
                tables.Peek().GoesOn = part.Attribute("val") != "restart";
                return false;
            default:
                return !part.IsEmpty;
        }
    }

    // No text goes on after an end.
    private bool End()
    {
        switch (part.Name)
        {
            case "p":
                paragraphs = Math.Max(0, paragraphs - 1);
                if (paragraphs == 0)
                    EndParagraph();
                return false;
            case "tc" when tables.Count > 0:
                tables.Peek().EndCell();
                return false;
            case "tbl" when tables.Count > 0:
                EndTable();
                return false;
            default:
                return false;
        }
    }

    private void EndParagraph()
    {
        var lines = text.ToString().Replace('\u00A0', ' ').Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        text.Clear();
        if (tables.Count > 0)
        {
            tables.Peek().Add(lines);
            return;
        }

        foreach (var line in lines)
        {
            limits.CountLine();
            limits.CountText(line.Length);
            blocks.Add(new SourceParagraph(line));
        }
    }

    private void EndTable()
    {
        var table = tables.Pop();
        text.Append(table.TextAround);
        paragraphs = table.ParagraphsAround;
        if (tables.Count > 0)
        {
            tables.Peek().Add(table);
            return;
        }

        var number = blocks.OfType<SourceTable>().Count();
        blocks.AddRange(table.Blocks().Select(block => block is SourceTable inner ? inner with { Number = ++number } : block));
    }

    private void Number()
    {
        string? style = null;
        int? number = null;
        int? level = null;
        var depth = part.Depth;
        var empty = part.IsEmpty;
        while (!empty && part.Read() && !(part.IsEnd && part.Depth == depth))
        {
            if (!part.IsStart)
                continue;
            if (part.Name is "rPr" or "pPrChange")
                part.Skip();
            else if (part.Name == "pStyle")
                style = part.Attribute("val");
            else if (part.Name == "numId")
                number = Value();
            else if (part.Name == "ilvl")
                level = Value();
        }

        text.Append(numbering.Next(style, number, level));
    }

    private int? Value() => int.TryParse(part.Attribute("val"), CultureInfo.InvariantCulture, out var number) ? number : null;
}
