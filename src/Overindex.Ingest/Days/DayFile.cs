using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Overindex.Ingest.Days;

/// <summary>A file of interactions by day, opened: its blocks, then their index in the order of days, then where that is.</summary>
internal sealed class DayFile : IDisposable
{
    private const ulong Magic = 0x31_59_41_44_49_56_4F; // "OVIDAY1"

    private readonly SafeFileHandle _file;

    private DayFile(SafeFileHandle file, DayBlock[] blocks, bool hasDevices)
    {
        _file = file;
        Blocks = blocks;
        HasDevices = hasDevices;
    }

    internal IReadOnlyList<DayBlock> Blocks { get; }

    internal bool HasDevices { get; }

    internal static void WriteIndex(SafeFileHandle file, long offset, ReadOnlySpan<DayBlock> blocks, bool hasDevices)
    {
        var index = MemoryMarshal.AsBytes(blocks);
        RandomAccess.Write(file, index, offset);
        var tail = new Tail(Magic, offset, XxHash3.HashToUInt64(index), blocks.Length, hasDevices ? 1 : 0);
        RandomAccess.Write(file, MemoryMarshal.AsBytes(new ReadOnlySpan<Tail>(in tail)), offset + index.Length);
    }

    /// <summary>Opens a file, and reads its index; null when it is not as it was written.</summary>
    internal static DayFile? TryOpen(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var file = File.OpenHandle(path);
        var opened = ReadIndex(file);
        if (opened is null)
        {
            file.Dispose();
        }

        return opened;
    }

    /// <summary>Reads a block.</summary>
    /// <returns>Whether it is as it was written.</returns>
    internal bool TryRead(in DayBlock block, byte[] buffer, out ReadOnlySpan<ulong> rows, out ReadOnlySpan<byte> devices)
    {
        rows = default;
        devices = default;
        if (block.Count > DayBlock.MaxCount)
        {
            return false;
        }

        var bytes = buffer.AsSpan(0, block.Bytes(HasDevices));
        rows = MemoryMarshal.Cast<byte, ulong>(bytes)[..block.Count];
        devices = bytes[(block.Count * sizeof(ulong))..];
        return RandomAccess.Read(_file, bytes, block.Offset) == bytes.Length && XxHash3.HashToUInt64(bytes) == block.Checksum;
    }

    public void Dispose() => _file.Dispose();

    private static DayFile? ReadIndex(SafeFileHandle file)
    {
        Tail tail = default;
        var length = RandomAccess.GetLength(file);
        var place = length - Marshal.SizeOf<Tail>();
        if (place < 0
            || RandomAccess.Read(file, MemoryMarshal.AsBytes(new Span<Tail>(ref tail)), place) < Marshal.SizeOf<Tail>()
            || tail.Magic != Magic
            || tail.Blocks < 0
            || tail.HasDevices is not (0 or 1)
            || tail.Index + ((long)tail.Blocks * Marshal.SizeOf<DayBlock>()) != place)
        {
            return null;
        }

        var blocks = new DayBlock[tail.Blocks];
        var index = MemoryMarshal.AsBytes(blocks.AsSpan());
        return RandomAccess.Read(file, index, tail.Index) == index.Length && XxHash3.HashToUInt64(index) == tail.Checksum
            ? new DayFile(file, blocks, tail.HasDevices != 0)
            : null;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Tail(ulong Magic, long Index, ulong Checksum, int Blocks, int HasDevices);
}
