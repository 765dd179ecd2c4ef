using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Building;

/// <summary>Writes the last files of a snapshot: the manifest, with what it says of all the others, and its checksum.</summary>
internal static class ManifestWriter
{
    internal static SnapshotManifest Write(string directory, Func<IReadOnlyList<ManifestFile>, SnapshotManifest> create, CancellationToken cancellationToken)
    {
        var paths = Directory.GetFiles(directory, "*", SearchOption.AllDirectories);
        Array.Sort(paths, StringComparer.Ordinal);
        var files = paths.Zip(FileChecksum.OfFiles(paths, cancellationToken), (path, checksum) => new ManifestFile(
            Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/'), new FileInfo(path).Length, checksum));
        var manifest = create([.. files]);
        var json = manifest.ToJson();
        DurableFiles.Write(Path.Combine(directory, SnapshotManifest.FileName), json);
        DurableFiles.Write(Path.Combine(directory, SnapshotManifest.ChecksumFileName), System.Text.Encoding.ASCII.GetBytes(FileChecksum.Of(json)));
        foreach (var inner in Directory.GetDirectories(directory))
        {
            DurableFiles.FlushDirectory(inner);
        }

        DurableFiles.FlushDirectory(directory);
        return manifest;
    }
}
