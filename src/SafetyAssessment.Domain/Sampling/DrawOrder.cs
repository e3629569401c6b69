using System.Security.Cryptography;
using System.Text;

namespace SafetyAssessment.Domain.Sampling;

/// <summary>
/// The order in which a seed draws names: by the SHA-256 of «seed/name», in hexadecimal. Anyone can check a draw with a program that makes
/// hashes, on any machine and in any year; a generator of random numbers could not promise that.
/// </summary>
public static class DrawOrder
{
    /// <summary>The names in the order in which the seed draws them; the order of the list plays no part.</summary>
    /// <param name="names">The names, each once.</param>
    /// <param name="seed">The seed.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> names, string seed) => [.. names.OrderBy(name => Key(name, seed), StringComparer.Ordinal)];

    /// <summary>The hash that gives a name its place.</summary>
    public static string Key(string name, string seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{name}")));
}
