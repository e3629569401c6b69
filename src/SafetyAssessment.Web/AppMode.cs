using SafetyAssessment.Application.Persistence;

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
    /// The setting «Mode» decides. Without it the demo runs only in development on the embedded database, so that a first
    /// <c>dotnet run</c> shows something.
    /// </summary>
    public static AppMode Decide(string? setting, bool development, DatabaseOptions data)
    {
        if (!string.IsNullOrWhiteSpace(setting))
            return Enum.GetNames<AppMode>().Contains(setting, StringComparer.OrdinalIgnoreCase)
                ? Enum.Parse<AppMode>(setting, ignoreCase: true)
                : throw new InvalidOperationException($"The setting Mode is «{setting}»; it can be Demo or Production.");
        return development && !data.IsPostgres ? AppMode.Demo : AppMode.Production;
    }
}
