using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Documents.Offline;

/// <summary>The words of an item's state. «Findings» is not among them: it follows from what is filled in.</summary>
internal static class OfflineState
{
    public const string NotAssessed = "未评";
    public const string Clear = "无扣分";
    public const string NotApplicable = "缺项";
    public const string Exempt = "不计";

    /// <summary>What can be chosen, as a spreadsheet lists it.</summary>
    public const string Words = $"{NotAssessed},{Clear},{NotApplicable},{Exempt}";

    public static string Word(ItemState state) => state switch
    {
        ItemState.Clear => Clear,
        ItemState.NotApplicable => NotApplicable,
        ItemState.Exempt => Exempt,
        _ => "",
    };

    /// <summary>The state that a word says; null for a word that is none of them.</summary>
    public static ItemState? Read(string word) => word switch
    {
        "" or NotAssessed => ItemState.NotAssessed,
        Clear => ItemState.Clear,
        NotApplicable => ItemState.NotApplicable,
        Exempt => ItemState.Exempt,
        _ => null,
    };
}
