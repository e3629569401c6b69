using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Domain.Publications;

/// <summary>
/// A published ranking (发布的考核结果). It never changes and is never deleted: what is wrong in it is put right in the next revision.
/// </summary>
public sealed class Publication
{
    private Publication()
    {
    }

    /// <summary>Publishes.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="compilation">What was approved.</param>
    /// <param name="revision">From 1 in its group.</param>
    /// <param name="documentNumber">Number of the document that makes it known.</param>
    /// <param name="json">The whole of it as canonical JSON.</param>
    /// <param name="hash">SHA-256 of that, hexadecimal.</param>
    /// <param name="auditHead">Head of the chain over the audit at this moment.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public Publication(
        Guid id, Compilation compilation, int revision, string documentNumber, string json, string hash, string auditHead, Actor actor, DateTime now)
    {
        Id = id;
        Scheme = compilation.Scheme;
        Group = compilation.Group;
        Revision = revision;
        DocumentNumber = documentNumber;
        Json = json;
        Hash = hash;
        Units = string.Join(' ', compilation.Proposals.Select(proposal => proposal.Unit));
        AuditHead = auditHead;
        ApprovedBy = compilation.Approver!;
        ApprovedAt = compilation.ApprovedAt!.Value;
        PublishedBy = actor.Name;
        PublishedAt = now;
    }

    /// <summary>Which one.</summary>
    public Guid Id { get; private set; }

    /// <summary>Code of the scheme.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>Code of the group.</summary>
    public string Group { get; private set; } = "";

    /// <summary>From 1 in its group.</summary>
    public int Revision { get; private set; }

    /// <summary>Number of the document that makes it known.</summary>
    public string DocumentNumber { get; private set; } = "";

    /// <summary>The whole of it as canonical JSON.</summary>
    public string Json { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Json"/> in UTF-8, hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Codes of the units in it, with a blank between them.</summary>
    public string Units { get; private set; } = "";

    /// <summary>Head of the chain over the audit when it was published.</summary>
    public string AuditHead { get; private set; } = "";

    /// <summary>Name of the leader who approved it.</summary>
    public string ApprovedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime ApprovedAt { get; private set; }

    /// <summary>Who published it.</summary>
    public string PublishedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime PublishedAt { get; private set; }

    /// <summary>True when the unit is in it.</summary>
    public bool Holds(string unit) => Units.Split(' ').Contains(unit, StringComparer.Ordinal);

    /// <summary>It was published.</summary>
    public DomainEvent Published() =>
        new("publication", Id.ToString(), "ranking.published", null, null, new { Scheme, Group, Revision, DocumentNumber, Hash, AuditHead });
}

/// <summary>
/// A published ranking was re-opened: it stays readable and is in force no longer, and its inputs can be changed until the next revision.
/// A row of its own, since a publication itself never changes.
/// </summary>
public sealed class Reopening
{
    private Reopening()
    {
    }

    /// <summary>Re-opens.</summary>
    public Reopening(Guid publication, string reason, Actor actor, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        (PublicationId, Reason, By, At) = (publication, reason.Trim(), actor.Name, now);
    }

    /// <summary>The publication.</summary>
    public Guid PublicationId { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who.</summary>
    public string By { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>It was re-opened.</summary>
    public DomainEvent Done() => new("publication", PublicationId.ToString(), "ranking.re-opened", null, null, new { Reason });
}
