using System.Formats.Tar;
using Overindex.Cli.Profiles;

namespace Overindex.Cli.Backups;

/// <summary>Makes a data directory of a backup: under a temporary name, every byte verified, then renamed.</summary>
internal sealed class BackupReader(string source, string data)
{
    internal BackupManifest Restore(CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(data).TrimEnd(Path.DirectorySeparatorChar);
        if (File.Exists(full) || (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any()))
        {
            throw new CliException($"'{data}' is not empty, and nothing is ever restored over what is there. Name a new directory with --data.");
        }

        var staging = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            OwnerOnly.MakeDirectory(staging);
            Fetch(staging, cancellationToken);
            var manifest = BackupManifest.Read(staging, source);
            manifest.Verify(staging, source, cancellationToken);
            BackedUpData.Verify(staging, source, cancellationToken);
            File.Delete(Path.Combine(staging, BackupManifest.FileName));
            if (Directory.Exists(full))
            {
                Directory.Delete(full);
            }

            Directory.Move(staging, full);
            return manifest;
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    private void Fetch(string staging, CancellationToken cancellationToken)
    {
        if (Directory.Exists(source))
        {
            OwnerOnlyCopy.Directory(source, staging, cancellationToken);
            return;
        }

        if (!File.Exists(source))
        {
            throw new CliException($"There is no backup '{source}'.");
        }

        try
        {
            Extract(staging, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or EndOfStreamException)
        {
            throw new CliException($"'{source}' is damaged: {exception.Message} Nothing was restored.");
        }
    }

    // By hand: of a foreign archive neither links nor modes nor paths outside are taken.
    private void Extract(string staging, CancellationToken cancellationToken)
    {
        using var file = File.OpenRead(source);
        using var tar = new TarReader(file);
        while (tar.GetNextEntry() is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.EntryType is TarEntryType.Directory)
            {
                continue;
            }

            var path = Path.GetFullPath(Path.Combine(staging, entry.Name));
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                || !path.StartsWith(staging + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                || File.Exists(path))
            {
                throw new InvalidDataException($"its entry '{entry.Name}' is no plain file of a backup.");
            }

            using var target = OwnerOnlyCopy.Create(path);
            entry.DataStream?.CopyTo(target);
            target.Flush(flushToDisk: true);
        }
    }
}
