using System.Runtime.CompilerServices;

namespace Overindex.Engine.Snapshots;

/// <summary>One binary file of a snapshot, mapped. Its header has been checked against what is expected of it.</summary>
internal sealed unsafe class MappedArray<T> : IDisposable
    where T : unmanaged
{
    private readonly MappedFile _file;

    internal MappedArray(MappedFiles files, string name, ArrayKind kind, int elementBytes, long? expectedCount = null)
    {
        _file = files.Take(name);
        Start = _file.Start + ArrayHeader.Bytes;
        try
        {
            Count = Check(_file, kind, elementBytes, expectedCount);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Elements as the header counts them.</summary>
    internal long Count { get; }

    internal byte* Start { get; }

    internal T* Pointer => (T*)Start;

    internal T this[long index] => Pointer[index];

    public void Dispose() => _file.Dispose();

    private static long Check(MappedFile file, ArrayKind kind, int elementBytes, long? expectedCount)
    {
        var path = file.Path;
        var header = ArrayHeader.Read(new ReadOnlySpan<byte>(file.Start, ArrayHeader.Bytes), path);
        if (header.Kind != kind || header.ElementBytes != elementBytes)
        {
            throw new SnapshotException(
                $"{path} holds {header.Kind} of {header.ElementBytes} bytes where {kind} of {elementBytes} bytes belongs. Build the snapshot again.");
        }

        if (header.Count < 0 || header.FileBytes != file.Bytes || (expectedCount is { } expected && header.Count != expected))
        {
            throw new SnapshotException(
                $"{path} counts {header.Count} elements in {file.Bytes} bytes; that does not fit its snapshot. "
                + "Restore the snapshot from a copy, or build it again.");
        }

        return header.Count;
    }
}

internal static class MappedArray
{
    internal static MappedArray<T> Open<T>(MappedFiles files, string name, ArrayKind kind, long? expectedCount = null)
        where T : unmanaged => new(files, name, kind, Unsafe.SizeOf<T>(), expectedCount);
}
