using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Overindex.Engine.Snapshots;

namespace Overindex.Bench.Counting;

/// <summary>Writes one array of a snapshot as bytes that are known already; the header comes last, when the number of elements is known.</summary>
internal sealed class RawArrayFile<T>(string path, ArrayKind kind, int? elementBytes = null) : IDisposable
    where T : unmanaged
{
    private readonly FileStream _file = Create(path);
    private long _bytes;

    internal void Write(ReadOnlySpan<T> elements)
    {
        var bytes = MemoryMarshal.AsBytes(elements);
        _file.Write(bytes);
        _bytes += bytes.Length;
    }

    internal void Write(T element) => Write(new ReadOnlySpan<T>(in element));

    public void Dispose()
    {
        var size = elementBytes ?? Unsafe.SizeOf<T>();
        Span<byte> header = stackalloc byte[ArrayHeader.Bytes];
        new ArrayHeader(kind, size, _bytes / size).Write(header);
        _file.Position = 0;
        _file.Write(header);
        _file.Dispose();
    }

    private static FileStream Create(string path)
    {
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
        file.Write(new byte[ArrayHeader.Bytes]);
        return file;
    }
}
