using System.Globalization;

namespace SafetyAssessment.Tests;

/// <summary>
/// What a test needs beside .NET. On a developer's machine a missing program skips the test and says how to get it;
/// in CI nothing is skipped: the test runs and fails.
/// </summary>
public static class TestConditions
{
    public static bool InCi => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    public static string? SkipUnless(bool present, string missing) =>
        present || InCi ? null : string.Create(CultureInfo.InvariantCulture, $"{missing} is missing; ./test.sh installs it.");
}
