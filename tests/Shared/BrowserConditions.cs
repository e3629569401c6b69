namespace SafetyAssessment.Tests;

/// <summary>A test that needs Chromium.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = TestConditions.SkipUnless(ChromiumBrowser.IsAvailable, "Chromium");
}

/// <inheritdoc cref="BrowserFactAttribute" />
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = TestConditions.SkipUnless(ChromiumBrowser.IsAvailable, "Chromium");
}

/// <summary>A browser test whose app stands on PostgreSQL.</summary>
public sealed class PostgresBrowserFactAttribute : FactAttribute
{
    public PostgresBrowserFactAttribute() => Skip =
        TestConditions.SkipUnless(ChromiumBrowser.IsAvailable, "Chromium")
        ?? TestConditions.SkipUnless(PostgresCluster.IsAvailable, "PostgreSQL");
}
