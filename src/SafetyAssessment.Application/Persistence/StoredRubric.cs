using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Drafts;

namespace SafetyAssessment.Application.Persistence;

/// <summary>An edition of a rubric as stored: its canonical JSON and the hash of it.</summary>
internal sealed class StoredRubric
{
    public required string Code { get; init; }

    public required string Edition { get; init; }

    public required string Title { get; set; }

    public required Subject Subject { get; set; }

    public required decimal FullMark { get; set; }

    public required string Json { get; set; }

    /// <summary>SHA-256 of <see cref="Json"/> in UTF-8, hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>When it was first used, UTC; from then on it never changes.</summary>
    public DateTime? FrozenAt { get; set; }

    /// <summary>When an office published it, UTC; null for one that comes with the program.</summary>
    public DateTime? PublishedAt { get; init; }

    public string? PublishedBy { get; init; }

    /// <summary>The edition of the same rubric whose clauses it goes on with.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Findings of the check that were acknowledged before it was published.</summary>
    public IReadOnlyList<Acknowledgement>? Acknowledged { get; init; }

    public long Version { get; set; }
}

/// <summary>
/// The document that a draft was read from, as Web wrote it down: a text of its own beside the draft, since it is large and mostly not asked for.
/// </summary>
internal sealed class RubricDraftSource
{
    public required Guid DraftId { get; init; }

    public required string Document { get; set; }
}

/// <summary>A scheme as stored.</summary>
internal sealed class StoredScheme
{
    public required string Code { get; init; }

    public required string Title { get; set; }

    public required int Year { get; set; }

    public required string Json { get; set; }

    public required string Hash { get; set; }

    /// <summary>When it was first used, UTC.</summary>
    public DateTime? FrozenAt { get; set; }

    public long Version { get; set; }
}

/// <summary>The first start of an installation: the hash of the one-time set-up code, until it is used.</summary>
internal sealed class SetupState
{
    public int Id { get; init; } = 1;

    public string? CodeHash { get; set; }

    public DateTime? UsedAt { get; set; }
}
