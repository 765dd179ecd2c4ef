using System.Formats.Tar;
using System.Text.Json;
using Overindex.Cli.Profiles;
using Overindex.Engine;

namespace Overindex.Cli.Backups;

/// <summary>Takes a backup of a data directory that may be in use: under a temporary name, verified, then renamed.</summary>
internal sealed class BackupWriter(string data, string target, TimeProvider clock)
{
    internal const string IdentityDatabase = "identity/identity.db";
    private static readonly string[] Files = ["tokens.json", "privacy.json", "identity.json"];

    internal static bool IsTar(string path) => path.EndsWith(".tar", StringComparison.OrdinalIgnoreCase);

    internal BackupManifest Write(CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(target);
        if (Path.Exists(full))
        {
            throw new CliException($"'{target}' exists already. Name a backup that does not.");
        }

        var staging = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            OwnerOnly.MakeDirectory(staging);
            Copy(staging, cancellationToken);
            var manifest = BackupManifest.Of(staging, clock.GetUtcNow(), cancellationToken);
            using (var file = OwnerOnlyCopy.Create(Path.Combine(staging, BackupManifest.FileName)))
            {
                JsonSerializer.Serialize(file, manifest, BackupJson.Default.BackupManifest);
                file.Flush(flushToDisk: true);
            }

            BackedUpData.Verify(staging, target, cancellationToken);
            Publish(staging, full);
            return manifest;
        }
        finally
        {
            Remove(staging);
            File.Delete(staging + ".tar");
        }
    }

    private static void Publish(string staging, string full)
    {
        if (!IsTar(full))
        {
            Directory.Move(staging, full);
            return;
        }

        using (var tar = OwnerOnlyCopy.Create(staging + ".tar"))
        {
            TarFile.CreateFromDirectory(staging, tar, includeBaseDirectory: false);
            tar.Flush(flushToDisk: true);
        }

        File.Move(staging + ".tar", full);
    }

    private void Copy(string staging, CancellationToken cancellationToken)
    {
        CopySnapshots(staging, cancellationToken);
        foreach (var name in Files.Where(name => File.Exists(Path.Combine(data, name))))
        {
            OwnerOnlyCopy.File(Path.Combine(data, name), Path.Combine(staging, name));
        }

        // The keys after the database: what was sealed with a key meanwhile is not in it, and no key that it needs is left out.
        if (File.Exists(Path.Combine(data, IdentityDatabase)))
        {
            IdentityCopy.Take(Path.Combine(data, IdentityDatabase), Path.Combine(staging, IdentityDatabase));
        }

        var keys = Path.Combine(data, "identity", "keys");
        if (Directory.Exists(keys))
        {
            OwnerOnlyCopy.Directory(keys, Path.Combine(staging, "identity", "keys"), cancellationToken);
        }
    }

    private void CopySnapshots(string staging, CancellationToken cancellationToken)
    {
        var store = new SnapshotStore(data);
        var (copies, copied) = (new SnapshotStore(staging), 0);
        foreach (var id in store.List())
        {
            try
            {
                OwnerOnlyCopy.Directory(store.PathOf(id), copies.PathOf(id), cancellationToken);
            }
            catch (IOException) when (!store.List().Contains(id))
            {
                // Pruned meanwhile: told below.
            }

            // A directory that is deleted while it is listed ends early without an error. What is still there after the copy was there during it.
            if (store.List().Contains(id))
            {
                copied++;
            }
            else
            {
                Remove(copies.PathOf(id));
            }
        }

        if (copied == 0)
        {
            throw new CliException($"There is no snapshot in '{data}': nothing to back up. Name another directory with --data.");
        }
    }

    private static void Remove(string directory)
    {
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
