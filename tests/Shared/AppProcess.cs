using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace SafetyAssessment.Tests;

/// <summary>
/// The built app as a process of its own on a free port, with a data folder of its own: what a user starts, and what a
/// test may kill. A test that wants to see a restart starts a second one on the same data folder.
/// </summary>
public sealed partial class AppProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool ownsDataFolder;

    private AppProcess(AppOptions options)
    {
        ownsDataFolder = options.DataFolder is null;
        DataFolder = options.DataFolder ?? Directory.CreateTempSubdirectory("safety-app-").FullName;

        var app = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "WebApp").Value!;
        var start = new ProcessStartInfo("dotnet", [app, "--urls", $"http://127.0.0.1:{options.Port}"])
        {
            WorkingDirectory = Path.GetDirectoryName(app),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = options.Environment;
        start.Environment["Data__Folder"] = DataFolder;
        start.Environment["ConnectionStrings__Postgres"] = options.Postgres ?? "";
        foreach (var (name, value) in options.Settings)
            start.Environment[name] = value;

        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => listening.TrySetException(Failure("The app ended before it listened."));
    }

    public string DataFolder { get; }

    public Uri Address { get; private set; } = null!;

    /// <summary>Everything the app has printed so far.</summary>
    public string Output => string.Join('\n', output);

    public static async Task<AppProcess> StartAsync(AppOptions? options = null)
    {
        var app = new AppProcess(options ?? new AppOptions());
        try
        {
            await app.RunAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process at once, as a power cut would: no handler of the app runs.</summary>
    public async Task KillAsync()
    {
        if (process.HasExited)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillNow;
        await KillAsync();
        process.Dispose();
        if (ownsDataFolder)
            Directory.Delete(DataFolder, recursive: true);
    }

    private async Task RunAsync()
    {
        process.Start();
        AppDomain.CurrentDomain.ProcessExit += KillNow;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        Address = await listening.Task.WaitAsync(limit.Token);
        await WaitUntilHealthyAsync(limit.Token);
    }

    private async Task WaitUntilHealthyAsync(CancellationToken limit)
    {
        using var client = new HttpClient { BaseAddress = Address };
        while (true)
        {
            using var answer = await client.GetAsync(new Uri("/healthz", UriKind.Relative), limit);
            if (answer.IsSuccessStatusCode)
                return;
            if (process.HasExited)
                throw Failure("The app ended before it was healthy.");
            await Task.Delay(100, limit);
        }
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        output.Enqueue(line);
        if (ListeningLine().Match(line) is { Success: true } match)
            listening.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    private InvalidOperationException Failure(string what) => new($"{what}\n{Output}");

    private void KillNow(object? sender, EventArgs e)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    /// <summary>The server's own line, or any other with the address in it: a log may format the message as it likes.</summary>
    [GeneratedRegex("""(?<address>http://127\.0\.0\.1:[1-9]\d*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningLine();
}

/// <param name="Postgres">A connection string; without one the app keeps its SQLite file in the data folder.</param>
/// <param name="DataFolder">An existing folder; without one the app gets a fresh folder that is deleted with it.</param>
/// <param name="Port">0 takes a free one.</param>
/// <param name="Environment">Development has the demo city.</param>
public sealed record AppOptions(string? Postgres = null, string? DataFolder = null, int Port = 0, string Environment = "Development")
{
    /// <summary>Further settings as environment variables, such as <c>Serilog__MinimumLevel__Default</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
