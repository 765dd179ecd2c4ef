using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Building;

/// <summary>One binary file of a snapshot while it is written: its room is reserved, and several threads may fill it at different places.</summary>
internal sealed class ArrayFile<T> : IDisposable
    where T : unmanaged
{
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly long _length;
    private long _written;

    internal ArrayFile(string directory, string name, ArrayKind kind, long count, int? elementBytes = null)
    {
        var header = new ArrayHeader(kind, elementBytes ?? Unsafe.SizeOf<T>(), count);
        _path = Path.Combine(directory, name);
        _length = count * header.ElementBytes;
        _file = File.OpenHandle(_path, FileMode.CreateNew, FileAccess.Write, preallocationSize: header.FileBytes);
        Span<byte> bytes = stackalloc byte[ArrayHeader.Bytes];
        header.Write(bytes);
        RandomAccess.Write(_file, bytes, 0);
    }

    /// <summary>A writer that starts at an element.</summary>
    internal ArrayCursor<T> At(long index) => new(this, index);

    internal void Write(long index, ReadOnlySpan<T> elements)
    {
        var bytes = MemoryMarshal.AsBytes(elements);
        RandomAccess.Write(_file, bytes, ArrayHeader.Bytes + (index * Unsafe.SizeOf<T>()));
        Interlocked.Add(ref _written, bytes.Length);
    }

    /// <summary>Nothing more is written. It reaches the disk when <see cref="ManifestWriter"/> has ended.</summary>
    internal void Complete()
    {
        if (_written != _length)
        {
            throw new InvalidOperationException($"{_path}: {_written} bytes written where {_length} were announced.");
        }
    }

    public void Dispose() => _file.Dispose();
}

/// <summary>Writes elements one after the other, in large blocks. Belongs to one thread.</summary>
internal sealed class ArrayCursor<T>(ArrayFile<T> file, long start)
    where T : unmanaged
{
    private const int BlockBytes = 1 << 18;

    private readonly T[] _block = GC.AllocateUninitializedArray<T>(BlockBytes / Unsafe.SizeOf<T>());
    private long _index = start;
    private int _used;

    internal void Write(T element)
    {
        if (_used == _block.Length)
        {
            Flush();
        }

        _block[_used++] = element;
    }

    internal void Write(ReadOnlySpan<T> elements)
    {
        if (elements.Length > _block.Length - _used)
        {
            Flush();
        }

        if (elements.Length > _block.Length)
        {
            file.Write(_index, elements);
            _index += elements.Length;
            return;
        }

        elements.CopyTo(_block.AsSpan(_used));
        _used += elements.Length;
    }

    internal void Flush()
    {
        file.Write(_index, _block.AsSpan(0, _used));
        _index += _used;
        _used = 0;
    }
}
