namespace SafetyAssessment.Domain;

/// <summary>
/// What happened, returned by the method that did it: a fact in the hand can't be forgotten as a call to a log can.
/// The use case writes it in the same save as the change itself.
/// </summary>
/// <param name="Entity">What kind of thing changed: <c>assessment</c>, <c>accident</c> …</param>
/// <param name="EntityId">Which one.</param>
/// <param name="Action">What was done: <c>row.saved</c> …</param>
/// <param name="Path">Which place inside it: an item's code, a clause's code; null for the whole.</param>
/// <param name="Old">The value before, null where there was none.</param>
/// <param name="New">The value after, null where it was taken away.</param>
public sealed record DomainEvent(string Entity, string EntityId, string Action, string? Path, object? Old, object? New);
