using Microsoft.Data.Sqlite;
using Overindex.Identity.Keys;
using Overindex.Identity.Storage;

namespace Overindex.Identity;

/// <summary>A consistent copy of users, apps, grants, tokens and keys while servers run.</summary>
public static class IdentityBackup
{
    /// <summary>
    /// Copies what a data directory has of identity into another directory, which then works in its place. A PostgreSQL database is not copied: its own
    /// tools do that.
    /// </summary>
    /// <param name="dataDirectory">The data directory.</param>
    /// <param name="targetDirectory">Where to; made if need be, files in it are replaced.</param>
    /// <returns>The files written, relative to the target; none if there was nothing to copy.</returns>
    /// <exception cref="IdentityException">The database cannot be read.</exception>
    public static IReadOnlyList<string> Copy(string dataDirectory, string targetDirectory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataDirectory);
        ArgumentException.ThrowIfNullOrWhiteSpace(targetDirectory);
        var written = new List<string>();
        var settings = Path.Combine(dataDirectory, IdentitySettings.FileName);
        if (File.Exists(settings))
        {
            Write(settings, targetDirectory, IdentitySettings.FileName, written);
        }

        var keys = new KeyFiles(dataDirectory).Directory;
        var files = Directory.Exists(keys) ? Directory.GetFiles(keys) : [];
        foreach (var key in files.Where(IsKey).Order(StringComparer.Ordinal))
        {
            Write(key, targetDirectory, Path.Combine("identity", "keys", Path.GetFileName(key)), written);
        }

        CopyDatabase(dataDirectory, targetDirectory, written);
        return written;
    }

    private static void CopyDatabase(string dataDirectory, string targetDirectory, List<string> written)
    {
        var source = new DatabaseSource(dataDirectory, new IdentitySettings());
        if (!source.Exists)
        {
            return;
        }

        var target = new DatabaseSource(targetDirectory, new IdentitySettings());
        try
        {
            File.Delete(target.File);
            OwnerOnlyFile.Ensure(target.File);
            using var from = (SqliteConnection)source.Connect();
            using var to = (SqliteConnection)target.Connect();
            from.Open();
            to.Open();

            // SQLite's own way: whole also while others write.
            from.BackupDatabase(to);
            SqliteConnection.ClearPool(to);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw source.Failure(e);
        }

        written.Add(Path.Combine("identity", Path.GetFileName(target.File)));
    }

    private static bool IsKey(string path) => Path.GetExtension(path) is ".json" or ".xml";

    private static void Write(string file, string targetDirectory, string name, List<string> written)
    {
        OwnerOnlyFile.Write(Path.Combine(targetDirectory, name), File.ReadAllBytes(file));
        written.Add(name);
    }
}
