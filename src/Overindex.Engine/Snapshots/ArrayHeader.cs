using System.Buffers.Binary;

namespace Overindex.Engine.Snapshots;

/// <summary>
/// The first 64 bytes of every binary file, little-endian: 8 bytes magic, u32 format version, u32 kind, u32 bytes of an element,
/// u32 zero, u64 number of elements, zeros. As long as a row, so that rows stay aligned.
/// </summary>
internal readonly record struct ArrayHeader(ArrayKind Kind, int ElementBytes, long Count)
{
    internal const int Bytes = 64;

    private static ReadOnlySpan<byte> Magic => "OVERINDX"u8;

    internal long FileBytes => Bytes + (Count * ElementBytes);

    internal void Write(Span<byte> target)
    {
        target[..Bytes].Clear();
        Magic.CopyTo(target);
        BinaryPrimitives.WriteUInt32LittleEndian(target[8..], SnapshotManifest.FormatVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(target[12..], (uint)Kind);
        BinaryPrimitives.WriteUInt32LittleEndian(target[16..], (uint)ElementBytes);
        BinaryPrimitives.WriteInt64LittleEndian(target[24..], Count);
    }

    internal static ArrayHeader Read(ReadOnlySpan<byte> source, string path)
    {
        if (!source.StartsWith(Magic))
        {
            throw new SnapshotException($"{path} does not start with the mark of a snapshot file. Restore the snapshot from a copy, or build it again.");
        }

        var version = BinaryPrimitives.ReadUInt32LittleEndian(source[8..]);
        SnapshotManifest.ThrowUnlessKnown(version, path);
        return new ArrayHeader(
            (ArrayKind)BinaryPrimitives.ReadUInt32LittleEndian(source[12..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[24..]));
    }
}
