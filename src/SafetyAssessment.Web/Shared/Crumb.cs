namespace SafetyAssessment.Web.Shared;

/// <summary>A step of the way to a page.</summary>
/// <param name="Text">As shown.</param>
/// <param name="Href">Where it leads; null for a step that is no page.</param>
public sealed record Crumb(string Text, string? Href);

/// <summary>What a notice says.</summary>
public enum NoticeKind
{
    /// <summary>It was refused.</summary>
    Refusal,

    /// <summary>It was done.</summary>
    Good,

    /// <summary>Something to know.</summary>
    Info,
}
