using System.Numerics;

namespace Overindex.Ingest.Days;

/// <summary>One thread's way into a <see cref="DaySpool"/>: an open block for each day and range of people.</summary>
internal sealed class DaySpoolWriter : IDisposable
{
    /// <summary>So many numbers have their ordinals, 4 bytes each, in a cache of half a megabyte.</summary>
    private const int LeastRangeShift = 17;
    private const int MaxRanges = 256;

    /// <summary>About 36 MiB; days beyond have one block for everybody.</summary>
    private const int MaxOpen = 1_024;

    private readonly DaySpool _spool;
    private readonly int _rangeShift;
    private readonly int _ranges;
    private readonly Dictionary<int, Day> _days = [];
    private Day? _last;
    private int _open;

    internal DaySpoolWriter(DaySpool spool)
    {
        _spool = spool;
        _rangeShift = Math.Max(LeastRangeShift, BitOperations.Log2((uint)spool.People.Count / MaxRanges) + 1);
        _ranges = (spool.People.Count >> _rangeShift) + 1;
    }

    /// <summary>Adds an interaction, by the ordinals of this build.</summary>
    internal void Add(long microseconds, int person, int item, bool engaged, byte device)
    {
        var number = _spool.People.NumberOf(person);
        var day = DayOf(DayBlock.DayOf(microseconds));
        ref var place = ref day.Ranges[day.Ranges.Length > 1 ? number >> _rangeShift : 0];
        place ??= new Block(_spool.HasDevices);
        var open = place;
        open.Rows[open.Count] = DayBlock.Pack(number, _spool.Items.NumberOf(item), engaged);
        if (open.Devices is { } devices)
        {
            devices[open.Count] = device;
        }

        if (++open.Count == DayBlock.MaxCount)
        {
            Write(day, number >> _rangeShift, open);
        }
    }

    /// <summary>Writes what is not full yet.</summary>
    public void Dispose()
    {
        foreach (var day in _days.Values)
        {
            foreach (var (range, open) in day.Ranges.Index())
            {
                if (open is { Count: > 0 })
                {
                    Write(day, range, open);
                }
            }
        }

        _days.Clear();
        _last = null;
    }

    private Day DayOf(int number)
    {
        if (_last is { } last && last.Number == number)
        {
            return last;
        }

        if (!_days.TryGetValue(number, out var day))
        {
            day = new Day(number, _open + _ranges <= MaxOpen ? _ranges : 1);
            _open += day.Ranges.Length;
            _days.Add(number, day);
        }

        return _last = day;
    }

    private void Write(Day day, int range, Block open)
    {
        _spool.Write(
            day.Number,
            day.Ranges.Length > 1 ? (ushort)range : DayBlock.AllPeople,
            open.Rows.AsSpan(0, open.Count),
            open.Devices is { } devices ? devices.AsSpan(0, open.Count) : []);
        open.Count = 0;
    }

    private sealed class Day(int number, int ranges)
    {
        internal int Number { get; } = number;

        internal Block?[] Ranges { get; } = new Block?[ranges];
    }

    private sealed class Block(bool hasDevices)
    {
        internal ulong[] Rows { get; } = new ulong[DayBlock.MaxCount];

        internal byte[]? Devices { get; } = hasDevices ? new byte[DayBlock.MaxCount] : null;

        internal int Count { get; set; }
    }
}
