using System.Runtime.InteropServices;

namespace Overindex.Engine.Building;

/// <summary>
/// Pieces of native memory of one size. What exceeds the budget goes to one temporary file.
/// </summary>
internal sealed unsafe class ExtentPool(int extentBytes, long memoryBytes, string? spillDirectory) : IDisposable
{
    private const int SlabExtents = 256;

    private readonly Lock _lock = new();
    private readonly List<NativeArray<byte>> _slabs = [];
    private readonly Stack<nint> _returned = [];
    private int _nextInSlab = SlabExtents;
    private long _kept;
    private long _spilled;
    private SpillFile? _spill;

    internal int ExtentBytes => extentBytes;

    /// <summary>Bytes in the temporary file.</summary>
    internal long SpilledBytes => _spilled;

    internal nint Rent()
    {
        lock (_lock)
        {
            if (_returned.TryPop(out var memory))
            {
                return memory;
            }

            if (_nextInSlab == SlabExtents)
            {
                _slabs.Add(new NativeArray<byte>((long)extentBytes * SlabExtents));
                _nextInSlab = 0;
            }

            return (nint)_slabs[^1].Pointer + (nint)((long)_nextInSlab++ * extentBytes);
        }
    }

    /// <summary>Takes back memory that was rented and is not kept.</summary>
    internal void Return(nint memory)
    {
        lock (_lock)
        {
            _returned.Push(memory);
        }
    }

    /// <summary>Forgets a piece that was kept: its memory may be rented again.</summary>
    internal void Free(Extent extent)
    {
        if (extent.FileOffset < 0)
        {
            lock (_lock)
            {
                _kept -= extentBytes;
                _returned.Push(extent.Memory);
            }
        }
    }

    /// <summary>Keeps a full piece in memory, or else on disk; then its memory is free for the next one.</summary>
    /// <returns>Where it is, and whether the memory may be filled again.</returns>
    internal (Extent Kept, bool IsFree) Keep(nint memory, int count)
    {
        long offset;
        lock (_lock)
        {
            if (spillDirectory is null || _kept + extentBytes <= memoryBytes)
            {
                _kept += extentBytes;
                return (new Extent(memory, -1, count), false);
            }

            _spill ??= new SpillFile(spillDirectory);
            offset = _spilled;
            _spilled += extentBytes;
        }

        _spill.Write(offset, new ReadOnlySpan<byte>((void*)memory, extentBytes));
        return (new Extent(0, offset, count), true);
    }

    /// <summary>The records of an extent; <paramref name="buffer"/> is used when they come from the disk.</summary>
    internal ReadOnlySpan<T> Read<T>(Extent extent, T[] buffer)
        where T : unmanaged
    {
        if (extent.FileOffset < 0)
        {
            return new ReadOnlySpan<T>((void*)extent.Memory, extent.Count);
        }

        var records = buffer.AsSpan(0, extent.Count);
        _spill!.Read(extent.FileOffset, MemoryMarshal.AsBytes(records));
        return records;
    }

    public void Dispose()
    {
        _spill?.Dispose();
        _slabs.ForEach(slab => slab.Dispose());
        _slabs.Clear();
        _returned.Clear();
        _nextInSlab = SlabExtents;
    }
}

/// <summary>Records in memory, or in the temporary file when <paramref name="FileOffset"/> is not negative.</summary>
internal readonly record struct Extent(nint Memory, long FileOffset, int Count);
