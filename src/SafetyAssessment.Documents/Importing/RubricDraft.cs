using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Importing;

/// <summary>What was read of a document: drafts that nothing depends on yet, and every problem with its place.</summary>
/// <param name="Editions">One draft for each rubric in the file.</param>
/// <param name="Tables">How the columns of each table were taken.</param>
/// <param name="Problems">Everything that was not understood or could be meant in two ways, with table, row and column.</param>
public sealed record ImportDraft(IReadOnlyList<DraftEdition> Editions, IReadOnlyList<DraftTable> Tables, IReadOnlyList<Problem> Problems)
{
    /// <summary>The edition that a file of this program carries; null for any other file. It goes before what was read of the table.</summary>
    public KnownEdition? Known { get; init; }
}

/// <summary>The columns of a table as they were taken; a person can take them otherwise.</summary>
/// <param name="Number">Number of the table, see <see cref="SourceTable.Number"/>.</param>
/// <param name="FirstRow">First row below the header, from 0, in the grid of the <see cref="SourceTable"/>.</param>
/// <param name="Roles">Role of each column; all <see cref="ColumnRole.Other"/> when the table was not recognised as a rubric.</param>
public sealed record DraftTable(int Number, int FirstRow, IReadOnlyList<ColumnRole> Roles);

/// <summary>A rubric as read.</summary>
public sealed record DraftEdition
{
    /// <summary>Title, from the paragraph or row above the table.</summary>
    public required string Title { get; init; }

    /// <summary>Full mark: printed, else the sum of the top sections; null when neither is known.</summary>
    public decimal? FullMark { get; init; }

    /// <summary>Top sections.</summary>
    public required IReadOnlyList<DraftSection> Sections { get; init; }

    /// <summary>Sentences with vetoes in the prose around the tables.</summary>
    public IReadOnlyList<string> Vetoes { get; init; } = [];
}

/// <summary>A heading as read; it has sections or items.</summary>
public sealed record DraftSection
{
    /// <summary>Numeral as printed.</summary>
    public string? Number { get; init; }

    /// <summary>Title without numeral and mark; empty when the document lost it.</summary>
    public required string Title { get; init; }

    /// <summary>Mark as printed in the heading or in the column of marks beside it.</summary>
    public decimal? FullMark { get; init; }

    /// <summary>True for what is looked at (考核内容) when it stands above several rows, below the category.</summary>
    public bool IsContent { get; init; }

    /// <summary>Sections below.</summary>
    public IReadOnlyList<DraftSection> Sections { get; init; } = [];

    /// <summary>Items below.</summary>
    public IReadOnlyList<DraftItem> Items { get; init; } = [];
}

/// <summary>A row as read.</summary>
public sealed record DraftItem
{
    /// <summary>Number as printed.</summary>
    public string? Number { get; init; }

    /// <summary>What is looked at, where a column of its own says so for this row alone.</summary>
    public string? Title { get; init; }

    /// <summary>The sentence with its rules.</summary>
    public required string Text { get; init; }

    /// <summary>How it is checked.</summary>
    public string? Method { get; init; }

    /// <summary>Mark as printed.</summary>
    public decimal? FullMark { get; init; }

    /// <summary>Number of the table, from 1; 0 for a list without table.</summary>
    public required int Table { get; init; }

    /// <summary>Row below the header of the table, from 1; in a list, the line.</summary>
    public required int Row { get; init; }

    /// <summary>Row from 0 in the grid of the <see cref="SourceTable"/>; in a list, the line from 0.</summary>
    public required int SourceRow { get; init; }
}
