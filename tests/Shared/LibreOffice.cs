using System.Diagnostics;

namespace SafetyAssessment.Tests;

/// <summary>LibreOffice without a window: a second spreadsheet beside our own formulas.</summary>
internal static class LibreOffice
{
    private const string Executable = "/usr/bin/soffice";

    public static bool IsAvailable => File.Exists(Executable);

    /// <summary>Opens workbooks, works their formulas out and saves them; all in one run.</summary>
    /// <param name="files">Workbooks by name.</param>
    /// <param name="format">What they are saved as: <c>xlsx</c>, <c>pdf</c>.</param>
    public static IReadOnlyDictionary<string, byte[]> Convert(IReadOnlyDictionary<string, byte[]> files, string format = "xlsx")
    {
        if (!IsAvailable)
            throw new InvalidOperationException($"{Executable} is missing; ./test.sh installs it.");
        var folder = Directory.CreateTempSubdirectory("safety-office-").FullName;
        try
        {
            var saved = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
            foreach (var (name, content) in files)
                File.WriteAllBytes(Path.Combine(folder, $"{name}.xlsx"), content);
            // A profile of its own: another office that is open must not answer instead.
            var start = new ProcessStartInfo(Executable) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[] { $"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", format, "--outdir", saved }
                .Concat(files.Keys.Select(name => Path.Combine(folder, $"{name}.xlsx"))))
                start.ArgumentList.Add(argument);
            using var office = Process.Start(start)!;
            var said = Task.WhenAll(office.StandardOutput.ReadToEndAsync(), office.StandardError.ReadToEndAsync());
            if (!office.WaitForExit(TimeSpan.FromMinutes(4)))
            {
                office.Kill(entireProcessTree: true);
                throw new TimeoutException("LibreOffice did not finish.");
            }

            return files.Keys.ToDictionary(name => name, name => Path.Combine(saved, $"{name}.{format}") is var file && File.Exists(file)
                ? File.ReadAllBytes(file)
                : throw new InvalidOperationException($"LibreOffice did not save {name}: {string.Join(' ', said.GetAwaiter().GetResult())}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>A test that needs LibreOffice.</summary>
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute() => Skip = TestConditions.SkipUnless(LibreOffice.IsAvailable, "LibreOffice");
}
