namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>A test that reads the offices' documents, which stand beside the repository in <c>../shared/documents</c> and are no part of it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = Folder is null ? "The folder ../shared/documents is missing." : null;

    /// <summary>The folder, or null.</summary>
    public static string? Folder
    {
        get
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            {
                var folder = Path.Combine(at.FullName, "shared", "documents");
                if (Directory.Exists(folder))
                    return folder;
            }

            return null;
        }
    }
}
