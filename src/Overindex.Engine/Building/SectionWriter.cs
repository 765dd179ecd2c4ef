using System.Numerics;
using System.Runtime.InteropServices;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Building;

/// <summary>Writes one section of a shard, person by person in ordinal order, from what was worked out about them.</summary>
internal sealed class SectionWriter
{
    private readonly ShardFiles _shard;
    private readonly RowLayout _layout;
    private readonly FactLog _facts;

    /// <summary>By position of an interest its bit in a row; for one of the tail, its code's complement.</summary>
    private readonly int[] _places;

    private readonly long[] _nextMember;
    private readonly ArrayCursor<byte> _rows;
    private readonly ArrayCursor<ulong>? _tailOffsets;
    private readonly ArrayCursor<ushort>? _tailCodes;
    private readonly List<ushort> _tail = [];
    private uint _person;
    private ulong _tailLength;

    internal SectionWriter(ShardFiles shard, Section section)
    {
        _shard = shard;
        _layout = shard.Platform.Layout;
        _facts = section.Facts;
        _places = Array.ConvertAll(shard.InterestOrdinals, ordinal =>
            ordinal < _layout.DenseInterests ? _layout.InterestBit + ordinal : ~(ordinal - _layout.DenseInterests));
        _nextMember = section.Audiences;
        _rows = shard.Rows.At(section.FirstRow * RowLayout.RowBytes);
        _tailOffsets = shard.TailOffsets?.At(section.FirstRow + 1);
        _tailCodes = shard.TailCodes?.At(section.FirstTail);
        _person = checked((uint)section.FirstRow);
        _tailLength = (ulong)section.FirstTail;
    }

    internal void Write(ReadOnlySpan<PersonRecord> people)
    {
        Span<ulong> row = stackalloc ulong[RowLayout.RowBytes / sizeof(ulong)];
        var facts = _facts.Read();
        while (facts.Read())
        {
            row.Clear();
            FillRow(row, people[facts.Person], facts.Holds);
            _rows.Write(MemoryMarshal.AsBytes(row));
            WriteTail();
            foreach (var audience in facts.Audiences)
            {
                _shard.AddMember(_nextMember[audience]++, _person);
            }

            _person++;
        }

        _rows.Flush();
        _tailOffsets?.Flush();
        _tailCodes?.Flush();
    }

    private void FillRow(Span<ulong> row, in PersonRecord person, ReadOnlySpan<ulong> holds)
    {
        row[0] = person.Country | ((ulong)person.Metro << 16);
        if (person.Age >= 0)
        {
            SetBit(row, _layout.AgeBit + person.Age);
        }

        if (person.Gender >= 0)
        {
            SetBit(row, _layout.GenderBit + person.Gender);
        }

        for (var devices = person.Devices; devices != 0; devices &= devices - 1)
        {
            SetBit(row, _layout.DeviceBit + BitOperations.TrailingZeroCount(devices));
        }

        _tail.Clear();
        for (var word = 0; word < holds.Length; word++)
        {
            for (var bits = holds[word]; bits != 0; bits &= bits - 1)
            {
                var place = _places[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                if (place >= 0)
                {
                    SetBit(row, place);
                }
                else
                {
                    _tail.Add((ushort)~place);
                }
            }
        }
    }

    private void WriteTail()
    {
        if (_tailOffsets is null)
        {
            return;
        }

        _tail.Sort();
        _tailCodes!.Write(CollectionsMarshal.AsSpan(_tail));
        _tailLength += (ulong)_tail.Count;
        _tailOffsets.Write(_tailLength);
    }

    private static void SetBit(Span<ulong> row, int bit) => row[bit >> 6] |= 1UL << bit;
}
