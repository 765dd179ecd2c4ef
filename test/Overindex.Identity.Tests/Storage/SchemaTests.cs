using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Overindex.Identity.Storage;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Storage;

public sealed class SchemaTests(PostgreSqlCluster postgreSql) : IDisposable
{
    private const int Servers = 8;
    private readonly TemporaryDirectory _directory = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_servers_that_start_together_one_makes_the_tables(bool inPostgreSql)
    {
        var settings = await SettingsAsync(inPostgreSql);
        var sources = Enumerable.Range(0, Servers).Select(_ => new DatabaseSource(_directory.Path, settings)).ToList();
        using var start = new ManualResetEventSlim();

        var upgrades = sources.Select(source => Task.Factory.StartNew(
            () =>
            {
                start.Wait();
                SchemaUpgrade.RunAsync(source, CancellationToken.None).GetAwaiter().GetResult();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToList();
        start.Set();
        await Task.WhenAll(upgrades);

        Assert.Equal(["1"], await ReadAsync(sources[0], "SELECT \"Version\" FROM \"SchemaVersion\""));
        Assert.Equal(["1"], await ReadAsync(sources[0], "SELECT \"Number\" FROM \"Changes\""));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tables_of_a_newer_program_are_left_alone(bool inPostgreSql)
    {
        var source = new DatabaseSource(_directory.Path, await SettingsAsync(inPostgreSql));
        await SchemaUpgrade.RunAsync(source, CancellationToken.None);
        await ReadAsync(source, "UPDATE \"SchemaVersion\" SET \"Version\" = 99");

        var refused = await Assert.ThrowsAsync<IdentityException>(() => SchemaUpgrade.RunAsync(source, CancellationToken.None));

        Assert.Contains("version 99", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["99"], await ReadAsync(source, "SELECT \"Version\" FROM \"SchemaVersion\""));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_scripts_make_the_tables_of_the_model(bool inPostgreSql)
    {
        var settings = await SettingsAsync(inPostgreSql);
        var scripted = new DatabaseSource(_directory.Path, settings);
        await SchemaUpgrade.RunAsync(scripted, CancellationToken.None);
        var modelled = new DatabaseSource(_directory.Combine("model"), await SettingsAsync(inPostgreSql));
        Directory.CreateDirectory(_directory.Combine("model/identity"));
        var services = new ServiceCollection();
        StorageServices.Add(services, modelled, TimeProvider.System, loggers: null);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IdentityDatabase>().Database.EnsureCreatedAsync();

        var shape = inPostgreSql
            ? """
              SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(character_maximum_length, 0)
              FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT IN ('Changes', 'SchemaVersion')
              UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
              UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
              """
            : "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'trigger' AND tbl_name NOT IN ('Changes', 'SchemaVersion')";
        var expected = await ReadAsync(modelled, shape);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, await ReadAsync(scripted, shape));
    }

    [Fact]
    public async Task The_file_of_users_and_its_companions_are_their_owners_alone()
    {
        var source = new DatabaseSource(_directory.Path, new IdentitySettings());
        await SchemaUpgrade.RunAsync(source, CancellationToken.None);
        await using var open = source.Connect();
        await open.OpenAsync();

        foreach (var file in Directory.EnumerateFiles(_directory.Combine("identity")))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_directory.Combine("identity")));
    }

    private async Task<IdentitySettings> SettingsAsync(bool inPostgreSql) =>
        new() { Database = inPostgreSql ? await postgreSql.CreateDatabaseAsync() : null };

    private static async Task<List<string>> ReadAsync(DatabaseSource source, string sql)
    {
        await using var connection = source.Connect();
        await connection.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), null)!);
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
