using System.Buffers.Text;
using System.Security.Cryptography;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Accounts;

/// <summary>A bearer token of an account for the HTTP API. What is stored is its hash: the token itself is shown once and nowhere kept.</summary>
public sealed class ApiToken
{
    private ApiToken()
    {
    }

    internal ApiToken(Guid account, string title, string hash, Actor actor, DateTime now)
    {
        Id = Guid.CreateVersion7();
        AccountId = account;
        Title = title;
        Hash = hash;
        CreatedBy = actor.Name;
        CreatedAt = now;
    }

    /// <summary>Which token.</summary>
    public Guid Id { get; private set; }

    /// <summary>The account that it acts for.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>What it is for, in the owner's words.</summary>
    public string Title { get; private set; } = "";

    /// <summary>SHA-256 of the token, hexadecimal. No salt is needed: the token is random and long.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Who made it.</summary>
    public string CreatedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>Who revoked it.</summary>
    public string? RevokedBy { get; private set; }

    /// <summary>When it was revoked, UTC; from then on it opens nothing.</summary>
    public DateTime? RevokedAt { get; private set; }

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    internal DomainEvent Created() => Happened("token.created", null, new { Title });

    // Revoking twice is what was wanted once.
    internal DomainEvent? Revoke(Actor actor, DateTime now)
    {
        if (RevokedAt is not null)
            return null;
        (RevokedBy, RevokedAt) = (actor.Name, now);
        Version++;
        return Happened("token.revoked", new { Title }, null);
    }

    private DomainEvent Happened(string action, object? old, object? @new) => new("account", AccountId.ToString(), action, Id.ToString(), old, @new);
}

/// <summary>
/// A fresh token. It is made before it is stored, so that a save that is tried again stores the same one, and the token that a
/// person has copied is the one that works.
/// </summary>
public sealed class ApiTokenSecret
{
    private const int Bytes = 32;

    private ApiTokenSecret(string text) => Text = text;

    /// <summary>What the client sends: <c>Authorization: Bearer …</c>.</summary>
    public string Text { get; }

    internal string Hash => HashOf(Text);

    /// <summary>A random token.</summary>
    public static ApiTokenSecret New() => new("sat_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    internal static string HashOf(string text) => Persistence.CanonicalJson.Hash(text);
}
