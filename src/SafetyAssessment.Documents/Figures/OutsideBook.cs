using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Figures;

/// <summary>A column of figures: an input of a subject, or a part that is entered as a whole with its document.</summary>
/// <param name="Input">Code of the input; null for a part.</param>
/// <param name="Part">Code of the part.</param>
/// <param name="Title">Title.</param>
/// <param name="Giver">Name of who gives it.</param>
/// <param name="Unit">What the figure is stated in: % or 分.</param>
/// <param name="Most">The highest figure.</param>
public sealed record OutsideFileColumn(string? Input, string Part, string Title, string Giver, string Unit, decimal Most)
{
    /// <summary>True when a document belongs to each figure.</summary>
    public bool HasDocument => Input is null;
}

/// <summary>A cell as it was stored when the file was made.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Column">Which column of the book, from 0.</param>
/// <param name="Value">The figure.</param>
/// <param name="Document">Its document.</param>
/// <param name="Version">Its version; 0 where nothing was ever stored.</param>
public sealed record OutsideFileCell(string Unit, int Column, decimal? Value, string? Document, long Version);

/// <summary>Outside scores of a group as they go out.</summary>
/// <param name="Scheme">Code of the scheme.</param>
/// <param name="Group">Code of the group.</param>
/// <param name="Title">Scheme, group and giver as people call them.</param>
/// <param name="Units">The assessed units.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Cells">Every cell that there is; a unit that a column does not apply to has none.</param>
public sealed record OutsideBook(
    string Scheme, string Group, string Title, IReadOnlyList<FileUnit> Units, IReadOnlyList<OutsideFileColumn> Columns, IReadOnlyList<OutsideFileCell> Cells);

/// <summary>A cell as it comes back.</summary>
/// <param name="At">Its place in the worksheet; empty where its row is gone.</param>
/// <param name="Base">As it was stored when the file was made.</param>
/// <param name="Value">The figure now.</param>
/// <param name="Document">Its document now.</param>
/// <param name="Problems">Why it can't be taken; empty when it can.</param>
public sealed record OutsideRead(string At, OutsideFileCell Base, decimal? Value, string? Document, IReadOnlyList<Problem> Problems)
{
    /// <summary>True when it says what was stored when the file was made.</summary>
    public bool IsUntouched => Problems.Count == 0 && Value == Base.Value && Document == Base.Document;
}

/// <summary>A file that came back.</summary>
/// <param name="Book">What it was made of.</param>
/// <param name="Problems">Faults of no single cell: a unit that nobody knows, a row that stands twice.</param>
/// <param name="Cells">Every cell of the book.</param>
public sealed record OutsideReading(OutsideBook Book, IReadOnlyList<Problem> Problems, IReadOnlyList<OutsideRead> Cells);

/// <summary>Where things stand in the file.</summary>
internal static class OutsideWords
{
    public const string Sheet = "专项打分";
    public const string Code = "单位代码";
    public const string Unit = "单位";
    public const string Document = "文号";
    public const int HeaderRow = 3;

    /// <summary>Headings of the columns, each once; a heading is how a column is found again.</summary>
    public static IReadOnlyList<string> Headers(IReadOnlyList<OutsideFileColumn> columns)
    {
        var headers = new List<string>();
        foreach (var column in columns)
        {
            var plain = $"{column.Title}（{column.Unit}）";
            headers.Add(headers.Contains(plain) ? $"{column.Title}（{column.Giver}，{column.Unit}）" : plain);
            if (headers.IndexOf(headers[^1]) < headers.Count - 1)
                headers[^1] = $"{headers[^1]} {headers.Count}";
        }

        return headers;
    }

    public static string DocumentOf(string header) => $"{header} {Document}";
}
