using Microsoft.Data.Sqlite;

namespace Overindex.Cli.Backups;

/// <summary>Copies a SQLite database while others use it, as of one moment.</summary>
internal static class IdentityCopy
{
    internal static void Take(string from, string to)
    {
        using (OwnerOnlyCopy.Create(to))
        {
            // Made first, for its owner alone; SQLite fills it.
        }

        using var source = Open(from, SqliteOpenMode.ReadWrite);
        using var target = Open(to, SqliteOpenMode.ReadWrite);
        source.BackupDatabase(target);
        Execute(target, "PRAGMA journal_mode = DELETE");
    }

    /// <exception cref="CliException">The database is damaged.</exception>
    internal static void Verify(string path, string name)
    {
        try
        {
            using var database = Open(path, SqliteOpenMode.ReadOnly);
            if (Execute(database, "PRAGMA integrity_check") is "ok")
            {
                return;
            }
        }
        catch (SqliteException)
        {
            // Said below.
        }

        throw new CliException($"The database {path} of '{name}' is damaged. Take another backup.");
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 15 }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static string? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }
}
