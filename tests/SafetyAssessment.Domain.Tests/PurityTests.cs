using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SafetyAssessment.Domain.Tests;

/// <summary>
/// The rules ask no clock, draw no chance and reach for nothing outside: the same inputs give the same numbers for ever. Read from the
/// compiled assembly, which lists every type and member that it names.
/// </summary>
[Trait("Theme", "Fence")]
public class PurityTests
{
    private static readonly string[] BannedNamespaces =
        ["System.IO", "System.Net", "System.Data", "System.Threading", "System.Timers", "System.Security"];

    private static readonly string[] BannedTypes =
    [
        "System.TimeProvider", "System.Random", "System.Console", "System.AppContext", "System.TimeZoneInfo",
        "System.Diagnostics.Stopwatch", "System.Diagnostics.Process",
    ];

    // A hash is a pure function of its input: the order of a draw comes from it.
    private static readonly string[] AllowedTypes = ["System.Security.Cryptography.SHA256"];

    private static readonly string[] BannedMembers =
    [
        "DateTime.get_Now", "DateTime.get_UtcNow", "DateTime.get_Today", "DateTimeOffset.get_Now", "DateTimeOffset.get_UtcNow",
        "Guid.NewGuid", "Guid.CreateVersion7",
        // The class itself is named by every iterator, for the number of its thread.
        "Environment.GetEnvironmentVariable", "Environment.get_MachineName", "Environment.get_TickCount", "Environment.get_TickCount64",
    ];

    [Fact]
    public void The_rules_know_neither_clock_nor_chance_nor_anything_outside() => Impure(typeof(Rules).Assembly).ShouldBeEmpty();

    [Fact]
    public void The_rules_compute_with_decimals_alone() =>
        typeof(Rules).Assembly.GetTypes().SelectMany(type => type.GetProperties())
            .Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is var type
                && (type == typeof(double) || type == typeof(float)))
            .ShouldBeEmpty();

    [Fact]
    public void The_fence_reports_an_assembly_that_reads_files_asks_for_chance_and_makes_ids()
    {
        var impure = Impure(typeof(PurityTests).Assembly);

        impure.ShouldContain("System.IO.File");
        impure.ShouldContain("System.Random");
        impure.ShouldContain("Guid.NewGuid");
    }

    private static List<string> Impure(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => (Space: metadata.GetString(type.Namespace), Name: metadata.GetString(type.Name)))
            .Where(type => BannedTypes.Contains($"{type.Space}.{type.Name}")
                || BannedNamespaces.Any(banned => type.Space == banned || type.Space.StartsWith(banned + ".", StringComparison.Ordinal)))
            .Select(type => $"{type.Space}.{type.Name}").Except(AllowedTypes);
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: metadata.GetTypeReference((TypeReferenceHandle)member.Parent), member.Name))
            .Select(member => $"{metadata.GetString(member.Type.Name)}.{metadata.GetString(member.Name)}")
            .Where(BannedMembers.Contains);
        return [.. types.Concat(members).Distinct()];
    }
}
