using System.Text.Json;

namespace Overindex.Engine.Snapshots;

/// <summary>Reads and checks a snapshot's manifest and catalog.</summary>
internal static class SnapshotReader
{
    private const string NextStep = "Restore the snapshot from a copy, or build it again.";

    internal static SnapshotManifest ReadManifest(string directory)
    {
        var path = Path.Combine(directory, SnapshotManifest.FileName);
        var json = ReadAll(directory, SnapshotManifest.FileName);
        var expected = ReadAll(directory, SnapshotManifest.ChecksumFileName);
        if (!System.Text.Encoding.ASCII.GetString(expected).AsSpan().SequenceEqual(FileChecksum.Of(json)))
        {
            throw new SnapshotException($"{path} does not match its checksum in {SnapshotManifest.ChecksumFileName}. {NextStep}");
        }

        return SnapshotManifest.FromJson(json, path);
    }

    internal static void Verify(string directory, SnapshotManifest manifest, SnapshotVerification verification, CancellationToken cancellationToken)
    {
        foreach (var file in manifest.Files)
        {
            var info = new FileInfo(Path.Combine(directory, file.Path));
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

        var paths = manifest.Files.Select(file => Path.Combine(directory, file.Path)).ToArray();
        var damaged = Checksums(paths, cancellationToken)
            .Zip(manifest.Files, (checksum, file) => string.Equals(checksum, file.Xxh128, StringComparison.Ordinal))
            .Zip(paths, (matches, path) => matches ? null : path)
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
            return JsonSerializer.Deserialize(ReadAll(directory, SnapshotManifest.CatalogFileName), SnapshotJson.Default.CatalogDocument)
                ?? throw new JsonException("The document is null.");
        }
        catch (JsonException exception)
        {
            throw new SnapshotException($"{Path.Combine(directory, SnapshotManifest.CatalogFileName)} is not a snapshot's catalog. {NextStep}", exception);
        }
    }

    private static string[] Checksums(string[] paths, CancellationToken cancellationToken)
    {
        try
        {
            return FileChecksum.OfFiles(paths, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"A file of the snapshot cannot be read: {exception.Message} {NextStep}", exception);
        }
    }

    private static byte[] ReadAll(string directory, string name)
    {
        var path = Path.Combine(directory, name);
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"{path} cannot be read: {exception.Message} {NextStep}", exception);
        }
    }
}
