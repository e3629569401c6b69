using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Importing;

/// <summary>
/// What one file may cost. Sizes in an archive's directory can lie, so everything is counted while it is read; the first limit that is
/// passed ends the reading with a sentence.
/// </summary>
internal sealed class ReadingLimits
{
    /// <summary>Largest file, in bytes.</summary>
    public const long LargestFile = 20L * 1024 * 1024;

    public const int MostEntries = 2_000;
    public const long LargestUnpacked = 100L * 1024 * 1024;
    public const int LargestRatio = 100;
    public const int MostSheets = 10;
    public const int MostRows = 20_000;
    public const int MostColumns = 200;

    /// <summary>The longest text of a cell or paragraph: Excel's own limit.</summary>
    public const int LongestText = 32_767;

    private const int MostCells = 1_000_000;
    private const int MostCharacters = 4_000_000;
    private const int MostNodes = 2_500_000;
    private const int DeepestNode = 256;

    private long bytes;
    private int cells;
    private int characters;
    private int lines;
    private int nodes;

    public static InvalidInput Refusal(string rule, params object?[] values) => new([new Problem("file", rule, values)]);

    public void CountBytes(int read)
    {
        bytes += read;
        if (bytes > LargestUnpacked)
            throw Refusal(Rules.FileTooLargeUnpacked, LargestUnpacked / 1024 / 1024);
    }

    public void CountNode(int depth)
    {
        if (depth > DeepestNode)
            throw Refusal(Rules.FileDamaged);
        if (++nodes > MostNodes)
            throw Refusal(Rules.FileTooMuch);
    }

    public void CountCells(long more)
    {
        if (cells + more > MostCells)
            throw Refusal(Rules.FileTooMuch);
        cells += (int)more;
    }

    /// <summary>A paragraph or a row: many short ones take longer than their characters tell.</summary>
    public void CountLine()
    {
        if (++lines > MostRows)
            throw Refusal(Rules.FileTooManyRows, MostRows);
    }

    public void CountText(int length)
    {
        characters += length;
        if (length > LongestText || characters > MostCharacters)
            throw Refusal(Rules.FileTooMuch);
    }
}
