namespace SafetyAssessment.Web.Shared;

/// <summary>Where a form may lead back to: only into this app.</summary>
internal static class LocalAddress
{
    /// <summary>The address when it is one of this app, else the home page.</summary>
    public static string Of(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal)
        && !address.Any(char.IsControl)
            ? address
            : "/";
}
