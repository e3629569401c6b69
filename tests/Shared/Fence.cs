using System.Reflection;

namespace SafetyAssessment.Tests;

/// <summary>A project is a fence round one dependency: what its assembly uses beyond .NET itself and the named assemblies.</summary>
public static class Fence
{
    public static string[] ReferencesBeyond(string assembly, params string[] allowed) => ReferencesBeyond(Assembly.Load(assembly), allowed);

    public static string[] ReferencesBeyond(Assembly assembly, params string[] allowed) =>
    [
        .. assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .Except(allowed, StringComparer.Ordinal),
    ];
}
