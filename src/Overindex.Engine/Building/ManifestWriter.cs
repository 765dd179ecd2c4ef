using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Building;

/// <summary>Flushes the files of a snapshot to the disk, and writes the last ones: the manifest, with what it says of all the others, and its checksum.</summary>
internal static class ManifestWriter
{
    internal static SnapshotManifest Write(string directory, Func<IReadOnlyList<ManifestFile>, SnapshotManifest> create, CancellationToken cancellationToken)
    {
        var paths = Directory.GetFiles(directory, "*", SearchOption.AllDirectories);
        Array.Sort(paths, StringComparer.Ordinal);
        string[] checksums = [];

        // The disk works on one, the processor on the other; Windows does not let a file that is mapped be opened for writing.
        Action[] ends = [() => DurableFiles.Flush(paths), () => checksums = FileChecksum.OfFiles(paths, cancellationToken)];
        Parallelism.For(ends.Length, OperatingSystem.IsWindows() ? 1 : ends.Length, end => ends[end](), cancellationToken);
        var files = paths.Zip(checksums, (path, checksum) => new ManifestFile(
            Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/'), new FileInfo(path).Length, checksum));
        var manifest = create([.. files]);
        SealedFile.Write(directory, SnapshotManifest.FileName, SnapshotManifest.ChecksumFileName, manifest.ToJson());
        foreach (var inner in Directory.GetDirectories(directory))
        {
            DurableFiles.FlushDirectory(inner);
        }

        DurableFiles.FlushDirectory(directory);
        return manifest;
    }
}
