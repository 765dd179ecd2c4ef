using System.Globalization;
using Overindex.Engine;
using Overindex.Engine.Building;
using Overindex.Engine.Snapshots;

namespace Overindex.Ingest.Parts;

/// <summary>
/// DATA/parts/2026-10-31.16-shards/: the shards of one snapshot to be, built one by one. Each is written under a temporary name, flushed, then renamed:
/// it is there as a whole or not at all. Nothing here needs a lock, so that many machines may share it.
/// </summary>
internal sealed class PartDirectory
{
    private const string PartsName = "parts";
    private const string SnapshotName = "snapshot";
    private const string RejectsName = "rejects.parquet";
    private const string Temporary = ".";
    private const string Suffix = "-shards";

    internal PartDirectory(string dataDirectory, DateOnly date, int shards)
    {
        Date = date;
        Shards = shards;
        Path = System.IO.Path.Combine(
            System.IO.Path.GetFullPath(dataDirectory), PartsName, string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}.{shards}{Suffix}"));
    }

    internal string Path { get; }

    internal DateOnly Date { get; }

    internal int Shards { get; }

    /// <summary>Those of a data directory, oldest date first.</summary>
    internal static IReadOnlyList<PartDirectory> All(string dataDirectory)
    {
        var parts = System.IO.Path.Combine(System.IO.Path.GetFullPath(dataDirectory), PartsName);
        return Directory.Exists(parts)
            ? [.. Directory.GetDirectories(parts).Select(path => TryParse(dataDirectory, System.IO.Path.GetFileName(path))).OfType<PartDirectory>()
                .OrderBy(set => set.Date).ThenBy(set => set.Shards)]
            : [];
    }

    internal string PathOf(int shard) => System.IO.Path.Combine(Path, SnapshotFiles.ShardDirectory(shard));

    internal string RejectsFileOf(int shard) => PathOf(shard) + ".rejects.csv";

    internal static string SnapshotOf(string part) => System.IO.Path.Combine(part, SnapshotName);

    internal static string RejectsOf(string part) => System.IO.Path.Combine(part, RejectsName);

    internal string NewTemporary() => System.IO.Path.Combine(Path, Temporary + Guid.NewGuid().ToString("N"));

    internal bool IsThere(int shard) => Directory.Exists(PathOf(shard));

    /// <summary>Opens a shard, and verifies every byte of it.</summary>
    /// <exception cref="SnapshotException">It is missing, damaged or incomplete.</exception>
    internal (PartManifest Manifest, Snapshot Snapshot) Open(int shard, CancellationToken cancellation)
    {
        var path = PathOf(shard);
        var manifest = PartManifest.Read(path);
        if ((manifest.Shard, manifest.Shards) != (shard, Shards))
        {
            throw new SnapshotException($"{path} holds shard {manifest.Shard} of {manifest.Shards}.");
        }

        if (manifest.Rejects is { } rejects && !FileChecksum.Matches(RejectsOf(path), rejects, cancellation))
        {
            throw new SnapshotException($"{RejectsOf(path)} is missing or does not match its checksum.");
        }

        _ = SnapshotReader.ReadManifest(SnapshotOf(path), out var fingerprint);
        return fingerprint == manifest.Snapshot
            ? (manifest, Snapshot.Open(SnapshotOf(path), SnapshotVerification.Full, cancellation))
            : throw new SnapshotException($"{SnapshotOf(path)} is not the snapshot that {PartManifest.FileName} speaks of.");
    }

    /// <summary>Puts a written shard in its place; if another machine was quicker with the same, that one stays.</summary>
    /// <returns>Whether the same shard was there already.</returns>
    internal bool Keep(string temporary, PartManifest manifest, CancellationToken cancellation)
    {
        if (manifest.Rejects is not null)
        {
            DurableFiles.Flush([RejectsOf(temporary)]);
        }

        manifest.Write(temporary);
        DurableFiles.FlushDirectory(temporary);
        var place = PathOf(manifest.Shard);
        while (true)
        {
            try
            {
                Directory.Move(temporary, place);
                DurableFiles.FlushDirectory(Path);
                return false;
            }
            catch (IOException) when (Directory.Exists(place))
            {
                if (IsSame(manifest, cancellation))
                {
                    return true;
                }

                Remove(manifest.Shard);
            }
        }
    }

    /// <summary>Removes a shard that is damaged or of other input. Whoever reads it goes on.</summary>
    private void Remove(int shard)
    {
        var away = NewTemporary();
        try
        {
            Directory.Move(PathOf(shard), away);
        }
        catch (DirectoryNotFoundException)
        {
            // Another machine was quicker.
            return;
        }

        Directory.Delete(away, recursive: true);
    }

    private bool IsSame(PartManifest manifest, CancellationToken cancellation)
    {
        try
        {
            var (found, snapshot) = Open(manifest.Shard, cancellation);
            snapshot.Dispose();
            return found.Snapshot == manifest.Snapshot && found.Differs(manifest) is null && found.DiffersInRows(manifest) is null;
        }
        catch (SnapshotException)
        {
            return false;
        }
    }

    private static PartDirectory? TryParse(string dataDirectory, string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && name.EndsWith(Suffix, StringComparison.Ordinal)
            && DateOnly.TryParseExact(name[..dot], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && int.TryParse(name[(dot + 1)..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var shards)
            && shards is >= 1 and <= SnapshotBuilderOptions.MaxShards
                ? new PartDirectory(dataDirectory, date, shards)
                : null;
    }
}
