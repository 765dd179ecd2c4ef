namespace Overindex.Engine.Snapshots;

/// <summary>The mapped files of one shard.</summary>
internal sealed unsafe class MappedShard : IDisposable
{
    private readonly IReadOnlyList<IDisposable> _files;

    internal MappedShard(MappedFiles files, int shard, long people, int accounts, CountShape shape, RowLayout layout)
    {
        var directory = SnapshotFiles.ShardDirectory(shard);
        using var opening = new OpenedFiles();
        var rows = opening.Add(new MappedArray<byte>(files, Path.Combine(directory, SnapshotFiles.People), ArrayKind.People, RowLayout.RowBytes, people));
        var audienceOffsets = opening.Add(
            MappedArray.Open<ulong>(files, Path.Combine(directory, SnapshotFiles.AudienceOffsets), ArrayKind.AudienceOffsets, (2L * accounts) + 1));
        var members = opening.Add(
            MappedArray.Open<uint>(
                files, Path.Combine(directory, SnapshotFiles.AudienceMembers), ArrayKind.AudienceMembers, (long)audienceOffsets[2L * accounts]));
        var platform = opening.Add(
            MappedArray.Open<long>(files, Path.Combine(directory, SnapshotFiles.PlatformCounters), ArrayKind.PlatformCounters, 2L * shape.Length));
        var (tailOffsets, tailCodes) = layout.TailInterests == 0 ? default : OpenTail(opening, files, directory, people);
        View = new ShardView
        {
            Rows = rows.Start,
            People = people,
            TailOffsets = tailOffsets is null ? null : tailOffsets.Pointer,
            TailCodes = tailCodes is null ? null : tailCodes.Pointer,
            AudienceOffsets = audienceOffsets.Pointer,
            Members = members.Pointer,
            PlatformCounters = platform.Pointer,
        };
        _files = opening.Keep();
    }

    internal ShardView View { get; }

    public void Dispose()
    {
        foreach (var file in _files)
        {
            file.Dispose();
        }
    }

    private static (MappedArray<ulong> Offsets, MappedArray<ushort> Codes) OpenTail(
        OpenedFiles opening, MappedFiles files, string directory, long people)
    {
        var offsets = opening.Add(MappedArray.Open<ulong>(files, Path.Combine(directory, SnapshotFiles.TailOffsets), ArrayKind.TailOffsets, people + 1));
        var codes = opening.Add(MappedArray.Open<ushort>(files, Path.Combine(directory, SnapshotFiles.TailCodes), ArrayKind.TailCodes, (long)offsets[people]));
        return (offsets, codes);
    }
}
