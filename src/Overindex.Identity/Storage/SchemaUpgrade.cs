using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Overindex.Identity.Storage;

/// <summary>
/// Brings the database's tables to the version that this program knows: once, however many servers start at the same time. The whole of it is one
/// transaction, before which the others wait: for SQLite at the lock on the file, for PostgreSQL at an advisory lock.
/// </summary>
internal static class SchemaUpgrade
{
    internal const int CurrentVersion = 1;

    // Any number that nothing else on the server uses: the letters "OVERINDX".
    private const long AdvisoryLock = 0x4F564552494E4458;

    internal static async Task RunAsync(DatabaseSource source, CancellationToken cancellationToken)
    {
        try
        {
            if (source.IsSqlite)
            {
                OwnerOnlyFile.Ensure(source.File);
            }

            await using var connection = source.Connect();
            await connection.OpenAsync(cancellationToken);
            if (await FindVersionAsync(connection, transaction: null, cancellationToken) != CurrentVersion)
            {
                await UpgradeAsync(connection, source, cancellationToken);
            }
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            throw source.Failure(e);
        }
    }

    private static async Task UpgradeAsync(DbConnection connection, DatabaseSource source, CancellationToken cancellationToken)
    {
        if (connection is SqliteConnection)
        {
            // Readers and one writer at the same time; the setting stays with the file.
            await ExecuteAsync(connection, null, "PRAGMA journal_mode = WAL", cancellationToken);
        }

        // Of SQLite a transaction that takes the lock at once.
        await using var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: false)
            : await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        if (connection is NpgsqlConnection)
        {
            await ExecuteAsync(connection, transaction, $"SELECT pg_advisory_xact_lock({AdvisoryLock})", cancellationToken);
        }

        var version = await FindVersionAsync(connection, transaction, cancellationToken);
        if (version > CurrentVersion)
        {
            throw new IdentityException(
                $"{source.Name} has version {version} of the tables, and this program knows version {CurrentVersion}. Use a newer program.");
        }

        for (var step = version + 1; step <= CurrentVersion; step++)
        {
            await ExecuteAsync(connection, transaction, Script(step, source.IsSqlite), cancellationToken);
        }

        var record = version == 0
            ? $"CREATE TABLE \"SchemaVersion\" (\"Version\" integer NOT NULL); INSERT INTO \"SchemaVersion\" VALUES ({CurrentVersion})"
            : $"UPDATE \"SchemaVersion\" SET \"Version\" = {CurrentVersion}";
        await ExecuteAsync(connection, transaction, record, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<int> FindVersionAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        const string inSqlite = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'SchemaVersion'";
        const string inPostgreSql = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'SchemaVersion'";
        var exists = await ScalarAsync(connection, transaction, connection is SqliteConnection ? inSqlite : inPostgreSql, cancellationToken);
        return exists == 0 ? 0 : await ScalarAsync(connection, transaction, "SELECT \"Version\" FROM \"SchemaVersion\"", cancellationToken);
    }

    private static string Script(int step, bool isSqlite)
    {
        var name = $"{step:0000}.{(isSqlite ? "sqlite" : "postgresql")}.sql";
        using var stream = typeof(SchemaUpgrade).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The script {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static async Task<int> ScalarAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, transaction, sql);
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, transaction, sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Constants of this class, and scripts of this assembly.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
