using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Overindex.Identity.Storage;

/// <summary>Where the identity database is: a SQLite file of the data directory, or a PostgreSQL server.</summary>
internal sealed class DatabaseSource
{
    // Made when it is needed: a server without users need not load the libraries of databases.
    private readonly Lazy<string> _connectionString;

    internal DatabaseSource(string dataDirectory, IdentitySettings settings)
    {
        IsSqlite = string.IsNullOrWhiteSpace(settings.Database);
        File = System.IO.Path.Combine(dataDirectory, "identity", "identity.db");
        _connectionString = new Lazy<string>(() => IsSqlite ? Sqlite(File) : PostgreSql(settings.Database!));
    }

    internal bool IsSqlite { get; }

    /// <summary>The SQLite file.</summary>
    internal string File { get; }

    /// <summary>Whether there is a database to ask. SQLite's file is made by the first user or app.</summary>
    internal bool Exists => !IsSqlite || System.IO.File.Exists(File);

    internal string Name => IsSqlite ? File : "the identity database";

    internal DbConnection Connect() => IsSqlite ? new SqliteConnection(_connectionString.Value) : new NpgsqlConnection(_connectionString.Value);

    internal void Configure(DbContextOptionsBuilder options)
    {
        if (IsSqlite)
        {
            options.UseSqlite(_connectionString.Value);
        }
        else
        {
            options.UseNpgsql(_connectionString.Value);
        }
    }

    internal IdentityException Failure(Exception e) => new(
        IsSqlite
            ? $"{File} cannot be used: {e.Message} Check that this user owns it and that the disk is not full."
            : $"The identity database cannot be used: {e.Message} Check the connection string and that the server runs.",
        e);

    private static string Sqlite(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 15 }.ConnectionString;

    private static string PostgreSql(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).ConnectionString;
        }
        catch (ArgumentException e)
        {
            throw new IdentityException(
                "The identity database's connection string is malformed; it must be like Host=db.example;Database=overindex;Username=overindex;Password=...",
                e);
        }
    }
}
