using System.Diagnostics;

namespace SafetyAssessment.Application.Tests;

/// <summary>Another process on the database of a test; it can be killed as a power cut would.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    private ChildProcess(Process process) => this.process = process;

    public static ChildProcess Start(string mode, TestDatabase database, params string[] more)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "SafetyAssessment.SaveLoop.dll");
        var start = new ProcessStartInfo("dotnet", [program, mode, database.Options.Folder, database.Options.Connection ?? "", .. more])
        {
            RedirectStandardOutput = true,
        };
        return new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."));
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> End()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return process.ExitCode;
    }

    /// <summary>Reads lines until enough begin with a word, kills it (SIGKILL), and reads what it had still printed.</summary>
    public async Task<List<string>> KillAfter(int lines, string word)
    {
        var read = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            read.Add(line);
            if (line.StartsWith(word, StringComparison.Ordinal) && --lines == 0)
                process.Kill();
        }

        return read;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
