using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Overindex.Ingest.Lookup;

namespace Overindex.Ingest.Days;

/// <summary>Writes the interactions of a batch of files, by day; from several threads, each with a writer of its own.</summary>
internal sealed class DaySpool : IDisposable
{
    /// <summary>More days than any window has: the times are rubbish, and not worth the memory.</summary>
    private const int MaxDays = 4_096;

    private readonly SafeFileHandle _file;
    private readonly List<DayBlock> _blocks = [];
    private readonly HashSet<int> _days = [];
    private readonly TextCodes? _devices;
    private long _length;
    private bool _isKept;

    /// <param name="path">A file that is not there yet.</param>
    /// <param name="people">The numbers of people.</param>
    /// <param name="items">The numbers of items.</param>
    /// <param name="hasDevices">Whether the input tells devices.</param>
    internal DaySpool(string path, IdNumbers people, IdNumbers items, bool hasDevices)
    {
        Path = path;
        People = people;
        Items = items;
        _devices = hasDevices ? new TextCodes() : null;
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
    }

    internal string Path { get; }

    internal IdNumbers People { get; }

    internal IdNumbers Items { get; }

    internal bool HasDevices => _devices is not null;

    internal IReadOnlyList<string> Devices => _devices?.Texts ?? [];

    /// <summary>Set when it turned out that the rows cannot be kept; then nothing more is written.</summary>
    internal bool IsGivenUp { get; private set; }

    internal DaySpoolWriter CreateWriter() => new(this);

    /// <summary>The code of a device in this file, from 1.</summary>
    internal byte DeviceOf(ReadOnlySpan<byte> device)
    {
        var code = _devices!.CodeOf(device);
        IsGivenUp |= code >= byte.MaxValue;
        return (byte)(code + 1);
    }

    internal void Write(int day, ushort range, ReadOnlySpan<ulong> rows, ReadOnlySpan<byte> devices)
    {
        var hash = new XxHash3();
        hash.Append(MemoryMarshal.AsBytes(rows));
        hash.Append(devices);
        long offset;
        lock (_blocks)
        {
            IsGivenUp |= _days.Add(day) && _days.Count > MaxDays;
            if (IsGivenUp)
            {
                return;
            }

            offset = _length;
            _length += MemoryMarshal.AsBytes(rows).Length + devices.Length;
            _blocks.Add(new DayBlock(offset, hash.GetCurrentHashAsUInt64(), day, (ushort)rows.Length, range));
        }

        RandomAccess.Write(_file, MemoryMarshal.AsBytes(rows), offset);
        RandomAccess.Write(_file, devices, offset + MemoryMarshal.AsBytes(rows).Length);
    }

    /// <summary>Keeps the file; writers must be disposed of.</summary>
    internal void Keep()
    {
        _blocks.Sort((x, y) => x.Day != y.Day ? x.Day.CompareTo(y.Day) : x.Offset.CompareTo(y.Offset));
        DayFile.WriteIndex(_file, _length, CollectionsMarshal.AsSpan(_blocks), HasDevices);
        _isKept = true;
    }

    public void Dispose()
    {
        _file.Dispose();
        if (!_isKept)
        {
            File.Delete(Path);
        }
    }
}
