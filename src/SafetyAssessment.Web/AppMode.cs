namespace SafetyAssessment.Web;

/// <summary>How the app runs.</summary>
public enum AppMode
{
    /// <summary>Real data, real passwords.</summary>
    Production,

    /// <summary>The demo city: accounts without passwords.</summary>
    Demo,
}

/// <summary>Decides the mode so that nobody gets the demo's open doors by accident.</summary>
public static class AppModes
{
    /// <summary>
    /// The setting «Mode» decides. Without it the demo runs only in development, so that a first <c>dotnet run</c> shows something,
    /// on either database; one that holds real accounts is refused.
    /// </summary>
    public static AppMode Decide(string? setting, bool development)
    {
        if (!string.IsNullOrWhiteSpace(setting))
            return Enum.GetNames<AppMode>().Contains(setting, StringComparer.OrdinalIgnoreCase)
                ? Enum.Parse<AppMode>(setting, ignoreCase: true)
                : throw new InvalidOperationException($"The setting Mode is «{setting}»; it can be Demo or Production.");
        return development ? AppMode.Demo : AppMode.Production;
    }
}
