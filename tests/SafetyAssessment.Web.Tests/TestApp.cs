using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace SafetyAssessment.Web.Tests;

/// <summary>The app in this process on an SQLite file in a temporary folder; the demo city unless settings say otherwise.</summary>
public class TestApp : WebApplicationFactory<Program>
{
    public string DataFolder { get; } = Directory.CreateTempSubdirectory("safety-web-").FullName;

    /// <summary>Settings on top of the usual ones.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A client that shows a redirect instead of following it.</summary>
    public HttpClient Direct() => CreateClient(new() { AllowAutoRedirect = false });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Data:Folder", DataFolder);
        builder.UseSetting("ConnectionStrings:Postgres", "");
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(DataFolder))
            return;
        Directory.Delete(DataFolder, recursive: true);
    }
}
