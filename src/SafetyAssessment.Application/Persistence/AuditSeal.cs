namespace SafetyAssessment.Application.Persistence;

/// <summary>
/// One link of the chain over the audit: it covers the lines after the link before it. Made when something is published, when an auditor asks and each night,
/// so that no write has to wait for the one before it.
/// </summary>
internal sealed class AuditSeal
{
    /// <summary>From 1; each link names the one before it by its number.</summary>
    public required long Number { get; init; }

    /// <summary>The last line that it covers.</summary>
    public required long UpToId { get; init; }

    /// <summary>SHA-256 of the head before it and the lines that it covers, hexadecimal.</summary>
    public required string Head { get; init; }

    /// <summary>Id and the beginning of the hash of each line, so that a line that was altered can be named.</summary>
    public required string Lines { get; init; }

    public required string SealedBy { get; init; }

    public required DateTime SealedAt { get; init; }
}
