using System.Security.Cryptography;
using System.Text;

namespace SafetyAssessment.Application.Demo;

/// <summary>Ids made from names: the same thing of the demo city has the same id in every installation.</summary>
internal static class DemoId
{
    public static Guid Of(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"demo city/{name}")).AsSpan(0, 16));

    /// <summary>Chance with a fixed outcome for each name, so that one more unit changes nothing for the others.</summary>
    public static Random Chance(string name) => new(BitConverter.ToInt32(Of(name).ToByteArray()));
}
