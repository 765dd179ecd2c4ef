using Overindex.Engine.Snapshots;

namespace Overindex.Bench.Counting;

/// <summary>The pair of files that holds what does not fit the rows.</summary>
internal sealed class TailFiles : IDisposable
{
    private readonly RawArrayFile<ulong> _offsets;
    private readonly RawArrayFile<ushort> _codes;
    private ulong _end;

    internal TailFiles(string shard)
    {
        _offsets = new RawArrayFile<ulong>(Path.Combine(shard, SnapshotFiles.TailOffsets), ArrayKind.TailOffsets);
        _codes = new RawArrayFile<ushort>(Path.Combine(shard, SnapshotFiles.TailCodes), ArrayKind.TailCodes);
        _offsets.Write(0);
    }

    internal void Write(PeopleChunk chunk)
    {
        _codes.Write(chunk.TailCodes.ToArray());
        foreach (var length in chunk.TailLengths)
        {
            _offsets.Write(_end += length);
        }
    }

    public void Dispose()
    {
        _offsets.Dispose();
        _codes.Dispose();
    }
}
