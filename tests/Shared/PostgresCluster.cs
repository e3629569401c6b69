using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SafetyAssessment.Tests;

/// <summary>
/// One private PostgreSQL cluster for the whole test run, in a temporary folder on a free port; it is gone when the
/// process ends. With SAFETY_TEST_POSTGRES (a connection string whose user may create databases) that server is used instead.
/// </summary>
public sealed class PostgresCluster
{
    private static readonly Lazy<Task<PostgresCluster>> Shared = new(StartAsync);

    private readonly string server;

    private PostgresCluster(string server) => this.server = server;

    public static bool IsAvailable => ExternalServer is not null || Binaries is not null;

    /// <summary>Creates a database with a fresh name, as a copy of <paramref name="template"/> when one is given.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> NewDatabaseAsync(string? template = null)
    {
        var cluster = await Shared.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Guid.NewGuid():N}");
        await cluster.ExecuteAsync(template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template}");
        return new NpgsqlConnectionStringBuilder(cluster.server) { Database = name }.ConnectionString;
    }

    /// <summary>Drops a database of <see cref="NewDatabaseAsync"/>; needed only on an external server, harmless on the private one.</summary>
    public static async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await (await Shared.Value).ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static string? ExternalServer => Environment.GetEnvironmentVariable("SAFETY_TEST_POSTGRES") is { Length: > 0 } set ? set : null;

    /// <summary>Where Debian keeps them (the newest version), else the folder of initdb on the PATH.</summary>
    private static string? Binaries { get; } =
        Folders("/usr/lib/postgresql").OrderByDescending(folder => folder, StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));

    private static string[] Folders(string parent) => Directory.Exists(parent) ? Directory.GetDirectories(parent) : [];

    private static async Task<PostgresCluster> StartAsync()
    {
        if (ExternalServer is { } external)
            return new PostgresCluster(external);

        var binaries = Binaries ?? throw new InvalidOperationException("PostgreSQL is missing; ./test.sh installs it.");
        var folder = Directory.CreateTempSubdirectory("safety-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        var port = FreePort();
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", folder);

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(binaries, folder, data);

        // No durability: the data live as long as the tests. C.UTF-8 exists on every machine and sorts the same everywhere.
        await RunAsync(AsPostgres(
            Path.Combine(binaries, "initdb"), "-D", data, "-U", "safety", "--auth=trust",
            "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"));
        var settings = $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=200 -c shared_buffers=64MB "
            + "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        await RunAsync(AsPostgres(
            Path.Combine(binaries, "pg_ctl"), "-D", data, "-l", Path.Combine(folder, "log"), "-o", settings, "-w", "-t", "60", "start"));
        StopWithTheTests(binaries, folder, data);

        return new PostgresCluster($"Host=127.0.0.1;Port={port};Username=safety;Database=postgres;Maximum Pool Size=20");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A test process that is killed runs no exit handler: a small shell waits for its end and stops the server.</summary>
    private static void StopWithTheTests(string binaries, string folder, string data)
    {
        var stop = string.Join(' ', AsPostgres(StopCommand(binaries, data)));
        Process.Start(Quiet(["sh", "-c", $"while kill -0 {Environment.ProcessId}; do sleep 2; done; {stop}; rm -rf {folder}"]))?.Dispose();
    }

    private static void Remove(string binaries, string folder, string data)
    {
        using var stop = Process.Start(Quiet(AsPostgres(StopCommand(binaries, data))));
        stop?.WaitForExit(10_000);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static string[] StopCommand(string binaries, string data) => [Path.Combine(binaries, "pg_ctl"), "-D", data, "-m", "immediate", "stop"];

    /// <summary>The server refuses to run as root: there the account that comes with the package runs it.</summary>
    private static string[] AsPostgres(params string[] command) =>
        Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. command] : command;

    private static ProcessStartInfo Quiet(string[] command) => new(command[0], command[1..])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = Path.GetTempPath(),
    };

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(Quiet(command)) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)}: {await process.StandardError.ReadToEndAsync()}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A test that needs a PostgreSQL server.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = TestConditions.SkipUnless(PostgresCluster.IsAvailable, "PostgreSQL");
}

/// <inheritdoc cref="PostgresFactAttribute" />
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = TestConditions.SkipUnless(PostgresCluster.IsAvailable, "PostgreSQL");
}
