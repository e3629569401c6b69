namespace SafetyAssessment.Web.Shared;

/// <summary>A view of a page.</summary>
/// <param name="Text">As shown.</param>
/// <param name="Href">Its address.</param>
/// <param name="Current">True for the one that is shown.</param>
public sealed record ViewLink(string Text, string Href, bool Current);
