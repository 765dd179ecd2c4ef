using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace Overindex.Engine.Snapshots;

/// <summary>One binary file of a snapshot, mapped. Its header has been checked against what is expected of it.</summary>
internal sealed unsafe class MappedArray<T> : IDisposable
    where T : unmanaged
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    internal MappedArray(string directory, string name, ArrayKind kind, int elementBytes, long? expectedCount = null)
    {
        var path = Path.Combine(directory, name);
        try
        {
            _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
            _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _file?.Dispose();
            throw new SnapshotException($"{path} cannot be mapped: {exception.Message} Restore the snapshot from a copy, or build it again.", exception);
        }

        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Start = start + ArrayHeader.Bytes;
        try
        {
            Count = Check(path, new FileInfo(path).Length, new ReadOnlySpan<byte>(start, ArrayHeader.Bytes), kind, elementBytes, expectedCount);
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

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private static long Check(string path, long fileBytes, ReadOnlySpan<byte> first, ArrayKind kind, int elementBytes, long? expectedCount)
    {
        var header = ArrayHeader.Read(first, path);
        if (header.Kind != kind || header.ElementBytes != elementBytes)
        {
            throw new SnapshotException(
                $"{path} holds {header.Kind} of {header.ElementBytes} bytes where {kind} of {elementBytes} bytes belongs. Build the snapshot again.");
        }

        if (header.Count < 0 || header.FileBytes != fileBytes || (expectedCount is { } expected && header.Count != expected))
        {
            throw new SnapshotException(
                $"{path} counts {header.Count} elements in {fileBytes} bytes; that does not fit its snapshot. "
                + "Restore the snapshot from a copy, or build it again.");
        }

        return header.Count;
    }
}

internal static class MappedArray
{
    internal static MappedArray<T> Open<T>(string directory, string name, ArrayKind kind, long? expectedCount = null)
        where T : unmanaged => new(directory, name, kind, Unsafe.SizeOf<T>(), expectedCount);
}
