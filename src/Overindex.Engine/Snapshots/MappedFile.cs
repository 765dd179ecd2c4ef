using System.IO.MemoryMappedFiles;

namespace Overindex.Engine.Snapshots;

/// <summary>A file, mapped to be read.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    /// <exception cref="SnapshotException">It cannot be mapped.</exception>
    internal MappedFile(string path)
    {
        Path = path;
        try
        {
            Bytes = new FileInfo(path).Length;
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
        Start = start;
    }

    internal string Path { get; }

    internal long Bytes { get; }

    internal byte* Start { get; }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
