using System.Text;

namespace Overindex.Engine.Snapshots;

/// <summary>The ad accounts in mapped files: binary search over the ids.</summary>
internal sealed unsafe class MappedAccountTable : AdAccountTable, IDisposable
{
    private readonly MappedArray<long> _ids;
    private readonly MappedArray<long> _sizes;
    private readonly MappedArray<ulong> _nameOffsets;
    private readonly MappedArray<byte> _names;

    internal MappedAccountTable(MappedFiles files, int count)
    {
        Count = count;
        using var opening = new OpenedFiles();
        _ids = opening.Add(MappedArray.Open<long>(files, SnapshotFiles.AccountIds, ArrayKind.AccountIds, count));
        _sizes = opening.Add(MappedArray.Open<long>(files, SnapshotFiles.AccountSizes, ArrayKind.AccountSizes, 2L * count));
        _nameOffsets = opening.Add(MappedArray.Open<ulong>(files, SnapshotFiles.AccountNameOffsets, ArrayKind.AccountNameOffsets, count + 1L));
        _names = opening.Add(MappedArray.Open<byte>(files, SnapshotFiles.AccountNames, ArrayKind.AccountNames, (long)_nameOffsets[count]));
        opening.Keep();
    }

    public override int Count { get; }

    public override AdAccount this[int ordinal]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ordinal, Count);
            var start = _nameOffsets[ordinal];
            var name = new ReadOnlySpan<byte>(_names.Pointer + start, (int)(_nameOffsets[ordinal + 1] - start));
            return new AdAccount(
                AdAccountId.FromCode(_ids[ordinal]), Encoding.UTF8.GetString(name), _sizes[2L * ordinal], _sizes[(2L * ordinal) + 1]);
        }
    }

    public override bool TryFind(AdAccountId id, out int ordinal)
    {
        var found = new ReadOnlySpan<long>(_ids.Pointer, Count).BinarySearch(id.Code);
        ordinal = found < 0 ? ~found : found;
        return found >= 0;
    }

    public void Dispose()
    {
        _ids.Dispose();
        _sizes.Dispose();
        _nameOffsets.Dispose();
        _names.Dispose();
    }
}
