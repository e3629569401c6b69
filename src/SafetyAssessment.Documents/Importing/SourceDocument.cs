namespace SafetyAssessment.Documents.Importing;

/// <summary>A document as it was found, before anything is made of it: paragraphs and tables in their order.</summary>
/// <param name="Blocks">Paragraphs and tables.</param>
public sealed record SourceDocument(IReadOnlyList<SourceBlock> Blocks)
{
    /// <summary>What a file of this program carries unseen: the edition that it was made of.</summary>
    public string? Carried { get; init; }

    /// <summary>The tables.</summary>
    public IEnumerable<SourceTable> Tables => Blocks.OfType<SourceTable>();
}

/// <summary>A paragraph or a table.</summary>
public abstract record SourceBlock;

/// <summary>A paragraph outside tables.</summary>
/// <param name="Text">Its text, with the number that Word puts before it.</param>
public sealed record SourceParagraph(string Text) : SourceBlock;

/// <summary>A table whose merged cells are laid out: each place of the grid names the cell that covers it.</summary>
/// <param name="Number">Number of the table in the document, from 1; in a workbook, of the sheet.</param>
/// <param name="Name">Name of the sheet of a workbook.</param>
/// <param name="Rows">Rows of the grid; all have the same number of places.</param>
public sealed record SourceTable(int Number, string? Name, IReadOnlyList<IReadOnlyList<SourceCell>> Rows) : SourceBlock
{
    /// <summary>Number of columns.</summary>
    public int Columns => Rows.Count == 0 ? 0 : Rows[0].Count;
}

/// <summary>A cell with the place where it begins. A merged cell stands at several places of the grid as the same object.</summary>
public sealed class SourceCell(string text, int row, int column)
{
    /// <summary>Text; paragraphs are separated by line feeds.</summary>
    public string Text { get; internal set; } = text;

    /// <summary>Row from 0 in which it begins.</summary>
    public int Row { get; } = row;

    /// <summary>Column from 0 in which it begins.</summary>
    public int Column { get; } = column;

    /// <summary>True when nothing stands in it.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}
