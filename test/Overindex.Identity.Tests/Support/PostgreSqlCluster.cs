using System.Diagnostics;
using System.Runtime.InteropServices;
using Npgsql;

[assembly: AssemblyFixture(typeof(Overindex.Identity.Tests.Support.PostgreSqlCluster))]

namespace Overindex.Identity.Tests.Support;

/// <summary>A real PostgreSQL server of our own in a temporary directory, reached by a socket in it; started by the first test that asks for a database.</summary>
public sealed partial class PostgreSqlCluster : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt"];
    private readonly SemaphoreSlim _gate = new(1);
    private string? _directory;
    private Process? _server;
    private int _databases;

    /// <summary>The connection string of a new, empty database.</summary>
    internal async Task<string> CreateDatabaseAsync()
    {
        Assert.SkipWhen(Binaries() is null, "PostgreSQL is not installed; test.sh installs it on Debian.");
        await _gate.WaitAsync();
        try
        {
            if (_server is null)
            {
                await StartAsync(Binaries()!);
            }

            var name = $"identity{++_databases}";
            await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
            await command.ExecuteNonQueryAsync();
            return ConnectionString(name);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            // An immediate shutdown: nothing in it is wanted any more.
            await RunAsync(Binaries()!, "pg_ctl", "stop", "-D", $"{_directory}/data", "-m", "immediate");
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        if (_directory is not null)
        {
            Directory.Delete(_directory, recursive: true);
        }

        _gate.Dispose();
    }

    private string ConnectionString(string database) => $"Host={_directory};Username=overindex;Database={database};Maximum Pool Size=20";

    private async Task StartAsync(string binaries)
    {
        _directory = Directory.CreateTempSubdirectory("ovx-pg-").FullName;
        if (IsRoot())
        {
            // PostgreSQL refuses to run as root; Debian's package brings a user for it.
            await RunAsync("/bin", "chown", "postgres", _directory);
        }

        await RunAsync(binaries, "initdb", "-D", $"{_directory}/data", "-A", "trust", "-U", "overindex", "--no-sync", "-E", "UTF8", "--locale=C");
        _server = Process.Start(Command(
            binaries, "postgres", "-D", $"{_directory}/data", "-k", _directory, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=100"))!;
        await Eventually.HoldsAsync(IsReadyAsync, "PostgreSQL answers");
    }

    private async Task<bool> IsReadyAsync()
    {
        Assert.False(_server!.HasExited, "PostgreSQL ended.");
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task RunAsync(string binaries, string program, params string[] arguments)
    {
        var start = program == "chown" ? new ProcessStartInfo($"{binaries}/{program}", arguments) : Command(binaries, program, arguments);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {output}");
    }

    private static ProcessStartInfo Command(string binaries, string program, params string[] arguments)
    {
        string[] asOther = ["-u", "postgres", "--", $"{binaries}/{program}"];
        var start = IsRoot() ? new ProcessStartInfo("runuser", [.. asOther, .. arguments]) : new ProcessStartInfo($"{binaries}/{program}", arguments);
        start.WorkingDirectory = "/";
        start.RedirectStandardError = program == "postgres";
        return start;
    }

    private static string? Binaries() => Places.Where(Directory.Exists)
        .SelectMany(place => Directory.EnumerateDirectories(place))
        .Select(version => Path.Combine(version, "bin"))
        .OrderDescending(StringComparer.Ordinal)
        .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));

    private static bool IsRoot() => !OperatingSystem.IsWindows() && GetEffectiveUser() == 0;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUser();
}
