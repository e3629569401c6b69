using System.Globalization;

namespace SafetyAssessment.Documents.Offline;

/// <summary>The columns of a worksheet, by letter: headings, what is read, what is filled in, what follows from it; and to their right the unseen ones.</summary>
/// <param name="levels">Columns of headings.</param>
internal sealed class OfflineColumns(int levels)
{
    /// <summary>Headings of the visible columns behind those of the sections; a file whose header says otherwise is refused.</summary>
    public static readonly IReadOnlyList<string> Headers =
        ["考核内容", "标准分", "评分标准", "填写", "单位", "地点", "扣分原因", "计分", "状态", "缺项或不计的理由", "扣分", "得分", "提示"];

    private static readonly double[] TextWidths = [28, 7, 42, 9, 9, 14, 28, 8, 9, 16, 8, 8, 18];

    public int Levels => levels;

    public int Content => levels;

    public int Mark => levels + 1;

    public int Criterion => levels + 2;

    public int Number => levels + 3;

    public int Unit => levels + 4;

    public int Place => levels + 5;

    public int Reason => levels + 6;

    public int Points => levels + 7;

    public int State => levels + 8;

    public int Why => levels + 9;

    public int Lost => levels + 10;

    public int Score => levels + 11;

    public int Hint => levels + 12;

    public int Visible => levels + 13;

    /// <summary>Names the line; hidden, as all to its right.</summary>
    public int Id => levels + 13;

    /// <summary>Version of the row.</summary>
    public int Version => levels + 14;

    /// <summary>Ordinal of the line's clause.</summary>
    public int Clause => levels + 15;

    /// <summary>What was filled in as a number; «not met» is 1.</summary>
    public int Value => levels + 16;

    /// <summary>1 where something was filled in.</summary>
    public int Filled => levels + 17;

    /// <summary>Ordinal of the line's item.</summary>
    public int Item => levels + 18;

    /// <summary>1 where a line can't be counted as it is.</summary>
    public int LineFault => levels + 19;

    /// <summary>State of the item as a number.</summary>
    public int StateNumber => levels + 20;

    /// <summary>1 where an item's state contradicts its lines.</summary>
    public int StateFault => levels + 21;

    /// <summary>Marks of an item that leave the denominator; applicable marks of a section.</summary>
    public int Applicable => levels + 22;

    public int Count => levels + 23;

    public IEnumerable<string> AllHeaders => Enumerable.Range(0, levels).Select(level => level == 0 ? "考核项目" : "类别").Concat(Headers);

    public IEnumerable<double> Widths => Enumerable.Repeat(levels > 1 ? 11.0 : 15.0, levels).Concat(TextWidths).Concat(Enumerable.Repeat(6.0, Count - Visible));

    public static string Letter(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";

    /// <summary>«B12» of a column from 0 and a row from 1.</summary>
    public static string At(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{Letter(column)}{row}");

    /// <summary>«$B$5:$B$60».</summary>
    public static string Range(int column, int first, int last) => string.Create(CultureInfo.InvariantCulture, $"${Letter(column)}${first}:${Letter(column)}${last}");
}
