namespace SafetyAssessment.Application.Persistence;

/// <summary>Where the data is. One setting decides: with a PostgreSQL connection string it is there, without one in a SQLite file.</summary>
/// <param name="Folder">The app's data folder: SQLite file, backups, logs.</param>
/// <param name="Connection">PostgreSQL connection string, or null.</param>
public sealed record DatabaseOptions(string Folder, string? Connection)
{
    /// <summary>True on PostgreSQL.</summary>
    public bool IsPostgres => !string.IsNullOrWhiteSpace(Connection);

    /// <summary>The SQLite file.</summary>
    public string SqliteFile => Path.Combine(Folder, "assessment.db");

    internal string SqliteConnection => $"Data Source={SqliteFile};Foreign Keys=True;Default Timeout=5";
}
