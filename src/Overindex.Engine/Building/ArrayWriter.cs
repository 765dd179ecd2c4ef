using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Overindex.Engine.Building;

/// <summary>Writes one binary file of a snapshot: header, then elements; flushed to the disk when completed.</summary>
internal sealed class ArrayWriter<T> : IDisposable
    where T : unmanaged
{
    private const int BufferBytes = 1 << 18;

    private readonly FileStream _file;
    private readonly Snapshots.ArrayHeader _header;
    private readonly int _unitBytes;
    private long _written;

    internal ArrayWriter(string directory, string name, Snapshots.ArrayKind kind, long count, int? elementBytes = null)
    {
        _unitBytes = Unsafe.SizeOf<T>();
        _header = new Snapshots.ArrayHeader(kind, elementBytes ?? _unitBytes, count);
        _file = new FileStream(Path.Combine(directory, name), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = BufferBytes,
            PreallocationSize = _header.FileBytes,
        });
        Span<byte> header = stackalloc byte[Snapshots.ArrayHeader.Bytes];
        _header.Write(header);
        _file.Write(header);
    }

    internal void Write(ReadOnlySpan<T> elements)
    {
        _file.Write(MemoryMarshal.AsBytes(elements));
        _written += (long)elements.Length * _unitBytes;
    }

    internal void Write(T element) => Write(new ReadOnlySpan<T>(in element));

    internal void Complete()
    {
        if (_written != _header.Count * _header.ElementBytes)
        {
            throw new InvalidOperationException($"{_file.Name}: {_written} bytes written where {_header.Count} elements were announced.");
        }

        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();
}
