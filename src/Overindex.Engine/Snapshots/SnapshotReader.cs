using System.Text.Json;

namespace Overindex.Engine.Snapshots;

/// <summary>Reads and checks a snapshot's manifest and catalog.</summary>
internal static class SnapshotReader
{
    private const string NextStep = "Restore the snapshot from a copy, or build it again.";

    internal static SnapshotManifest ReadManifest(string directory) => ReadManifest(directory, out _);

    internal static SnapshotManifest ReadManifest(string directory, out string fingerprint)
    {
        (var json, fingerprint) = SealedFile.Read(directory, SnapshotManifest.FileName, SnapshotManifest.ChecksumFileName, NextStep);
        return SnapshotManifest.FromJson(json, Path.Combine(directory, SnapshotManifest.FileName));
    }

    /// <summary>Checks files against what the manifest says of them; what is read for it stays mapped.</summary>
    internal static void Verify(
        MappedFiles files, IReadOnlyList<ManifestFile> expected, SnapshotVerification verification, CancellationToken cancellationToken)
    {
        foreach (var file in expected)
        {
            var info = new FileInfo(files.PathOf(file.Path));
            if (!info.Exists || info.Length != file.Bytes)
            {
                var found = info.Exists ? $"has {info.Length} bytes" : "is missing";
                throw new SnapshotException($"{info.FullName} {found}; its snapshot's manifest says {file.Bytes} bytes. {NextStep}");
            }
        }

        if (verification != SnapshotVerification.Full)
        {
            return;
        }

        var opened = expected.Select(file => files.Keep(files.Take(file.Path))).ToArray();
        var damaged = Checksums(opened, cancellationToken)
            .Zip(expected, (checksum, file) => string.Equals(checksum, file.Xxh128, StringComparison.Ordinal))
            .Zip(opened, (matches, file) => matches ? null : file.Path)
            .Where(path => path is not null)
            .ToArray();
        if (damaged.Length > 0)
        {
            throw new SnapshotException($"{string.Join(", ", damaged)} does not match the checksum in the manifest. {NextStep}");
        }
    }

    internal static CatalogDocument ReadCatalog(string directory)
    {
        try
        {
            return JsonSerializer.Deserialize(SealedFile.ReadAll(directory, SnapshotManifest.CatalogFileName, NextStep), SnapshotJson.Default.CatalogDocument)
                ?? throw new JsonException("The document is null.");
        }
        catch (JsonException exception)
        {
            throw new SnapshotException($"{Path.Combine(directory, SnapshotManifest.CatalogFileName)} is not a snapshot's catalog. {NextStep}", exception);
        }
    }

    private static string[] Checksums(MappedFile[] files, CancellationToken cancellationToken)
    {
        try
        {
            return FileChecksum.OfFiles(files, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"A file of the snapshot cannot be read: {exception.Message} {NextStep}", exception);
        }
    }
}
