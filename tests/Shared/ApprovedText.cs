using System.Runtime.CompilerServices;

namespace SafetyAssessment.Tests;

/// <summary>
/// A text that somebody has read and approved, kept beside the test: what changes is a changed line in a review.
/// To approve a new text run the test with the environment variable APPROVE=1, then read the diff.
/// </summary>
public static class ApprovedText
{
    /// <summary>Compares with the file <paramref name="name"/> beside the calling test.</summary>
    public static void ShouldStandIn(this string text, string name, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, name);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(file, text);
        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        text.ShouldBe(approved, $"{name} says otherwise. If the new text is right: run this test with APPROVE=1 and commit the file.");
    }
}
