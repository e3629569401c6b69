using SafetyAssessment.Domain.Figures;

namespace SafetyAssessment.Documents.Figures;

/// <summary>A unit of the group as it is named in a file.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Excluded">Why it is left out; null where it is assessed.</param>
public sealed record FileUnit(string Code, string Name, string? Excluded = null);

/// <summary>A part of the scheme as it is named in a file.</summary>
/// <param name="Code">Code.</param>
/// <param name="Title">Title.</param>
public sealed record FilePart(string Code, string Title);

/// <summary>Whose ledger a file is about: what can be chosen in it, and what it is refused for elsewhere.</summary>
/// <param name="Scheme">Code of the scheme.</param>
/// <param name="Group">Code of the group.</param>
/// <param name="Title">Scheme and group as people call them.</param>
/// <param name="Units">All units of the group.</param>
/// <param name="Parts">The parts that are kept as a ledger.</param>
public sealed record LedgerBook(string Scheme, string Group, string Title, IReadOnlyList<FileUnit> Units, IReadOnlyList<FilePart> Parts)
{
    /// <summary>What stands in the file for a unit: its name, with the code where several have it.</summary>
    public string NameOf(FileUnit unit) => Units.Count(other => other.Name == unit.Name) > 1 ? $"{unit.Name}（{unit.Code}）" : unit.Name;
}

/// <summary>A stored entry for the export.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Part">Code of the part.</param>
/// <param name="Date">Its day.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Points">Below 0: deducted.</param>
/// <param name="Reason">What happened.</param>
/// <param name="Document">Its document.</param>
/// <param name="After">Where the unit's part stood after it; null for a withdrawn one.</param>
/// <param name="EnteredBy">Who entered it.</param>
/// <param name="EnteredOn">The day of it.</param>
/// <param name="Withdrawn">By whom and why it was withdrawn; null while it is in force.</param>
public sealed record LedgerLine(
    string Unit, string Part, DateOnly Date, LedgerKind? Kind, decimal Points, string Reason, string? Document, decimal? After, string EnteredBy, DateOnly EnteredOn, string? Withdrawn);

/// <summary>The words of the ledger's files. Rows that were exported can be read like those that were filled in.</summary>
internal static class LedgerWords
{
    public const string Sheet = "日常考核台账";
    public const string Deduct = "扣分";
    public const string Restore = "返还";
    public const string Date = "日期";
    public const string Unit = "单位";
    public const string Part = "考核部分";
    public const string Kind = "类别";
    public const string Sign = "增减";
    public const string Points = "分值";
    public const string Reason = "事由";
    public const string Document = "依据文号";

    /// <summary>The headings that are read, in the order of the template.</summary>
    public static readonly IReadOnlyList<string> Headers = [Date, Unit, Part, Kind, Sign, Points, Reason, Document];

    /// <summary>Those that an export adds.</summary>
    public static readonly IReadOnlyList<string> MoreHeaders = ["余分", "登记人", "登记日期", "撤回"];

    public static readonly IReadOnlyDictionary<LedgerKind, string> Kinds = new Dictionary<LedgerKind, string>
    {
        [LedgerKind.Meeting] = "参加会议",
        [LedgerKind.Report] = "总结报表",
        [LedgerKind.Return] = "情况反馈",
        [LedgerKind.Information] = "信息报送",
        [LedgerKind.Other] = "其他",
    };
}
