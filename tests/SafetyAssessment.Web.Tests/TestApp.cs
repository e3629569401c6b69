using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace SafetyAssessment.Web.Tests;

/// <summary>The app in this process on an SQLite file in a temporary folder; the demo city unless settings say otherwise.</summary>
public class TestApp : WebApplicationFactory<Program>
{
    private readonly bool ownsFolder;

    public TestApp()
        : this(null)
    {
    }

    /// <param name="dataFolder">A folder that another app has used; null: a fresh one that goes with this app.</param>
    protected TestApp(string? dataFolder)
    {
        ownsFolder = dataFolder is null;
        DataFolder = dataFolder ?? Directory.CreateTempSubdirectory("safety-web-").FullName;
    }

    public string DataFolder { get; }

    /// <summary>Settings on top of the usual ones.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Development has the demo city.</summary>
    protected virtual string Environment => "Development";

    /// <summary>A client that shows a redirect instead of following it; by TLS, as the sign-in's cookie asks.</summary>
    public HttpClient Direct() => CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("Data:Folder", DataFolder);
        builder.UseSetting("ConnectionStrings:Postgres", "");
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && ownsFolder && Directory.Exists(DataFolder))
            Directory.Delete(DataFolder, recursive: true);
    }
}

/// <summary>The app as it stands in an office: no demo, real passwords.</summary>
public class RealApp(string? dataFolder = null) : TestApp(dataFolder)
{
    public RealApp()
        : this(null)
    {
    }

    protected override string Environment => "Production";
}

/// <summary>A demo that somebody points at a folder.</summary>
public sealed class DemoApp(string dataFolder) : TestApp(dataFolder);
