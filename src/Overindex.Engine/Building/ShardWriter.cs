using System.Buffers.Binary;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Building;

/// <summary>Writes one shard, person by person in ordinal order.</summary>
internal sealed class ShardWriter : IDisposable
{
    private readonly PlatformIndex _platform;
    private readonly int[] _interestOrdinals;
    private readonly string _directory;
    private readonly ShardTally _tally;
    private readonly ArrayWriter<byte> _rows;
    private readonly ArrayWriter<ulong>? _tailOffsets;
    private readonly ArrayWriter<ushort>? _tailCodes;
    private readonly long[] _nextMember;
    private readonly uint[] _members;
    private readonly AudienceCounts _engaged;
    private readonly AudienceCounts _everybody;
    private readonly List<ushort> _tail = [];
    private uint _person;
    private ulong _tailLength;

    internal ShardWriter(PlatformIndex platform, int[] interestOrdinals, string directory, ShardTally tally)
    {
        _platform = platform;
        _interestOrdinals = interestOrdinals;
        _directory = directory;
        _tally = tally;
        Directory.CreateDirectory(directory);
        _engaged = new AudienceCounts(platform.Shape);
        _everybody = new AudienceCounts(platform.Shape);
        _nextMember = Starts(tally.Audiences);
        _members = GC.AllocateUninitializedArray<uint>(checked((int)_nextMember[^1]));
        _rows = new ArrayWriter<byte>(directory, SnapshotFiles.People, ArrayKind.People, tally.People, RowLayout.RowBytes);
        if (platform.Layout.TailInterests > 0)
        {
            var tailHolders = tally.Holders.Where((_, position) => interestOrdinals[position] >= platform.Layout.DenseInterests).Sum();
            _tailOffsets = new ArrayWriter<ulong>(directory, SnapshotFiles.TailOffsets, ArrayKind.TailOffsets, tally.People + 1);
            _tailCodes = new ArrayWriter<ushort>(directory, SnapshotFiles.TailCodes, ArrayKind.TailCodes, tailHolders);
            _tailOffsets.Write(0);
        }
    }

    internal void Add(in PersonRecord person, PersonFacts facts)
    {
        Span<byte> row = stackalloc byte[RowLayout.RowBytes];
        row.Clear();
        FillRow(row, person, facts);
        _rows.Write(row);
        WriteTail();
        foreach (var audience in facts.Audiences)
        {
            _members[_nextMember[audience]++] = _person;
        }

        Count(_everybody, person, facts);
        if (facts.IsEngaged)
        {
            Count(_engaged, person, facts);
        }

        _person++;
    }

    internal void Complete()
    {
        _rows.Complete();
        _tailOffsets?.Complete();
        _tailCodes?.Complete();
        using (var offsets = new ArrayWriter<ulong>(_directory, SnapshotFiles.AudienceOffsets, ArrayKind.AudienceOffsets, _tally.Audiences.Length + 1))
        {
            foreach (var start in Starts(_tally.Audiences))
            {
                offsets.Write((ulong)start);
            }

            offsets.Complete();
        }

        using (var members = new ArrayWriter<uint>(_directory, SnapshotFiles.AudienceMembers, ArrayKind.AudienceMembers, _members.Length))
        {
            members.Write(_members);
            members.Complete();
        }

        using var counters = new ArrayWriter<long>(
            _directory, SnapshotFiles.PlatformCounters, ArrayKind.PlatformCounters, 2L * _platform.Shape.Length);
        counters.Write(_engaged.Counters);
        counters.Write(_everybody.Counters);
        counters.Complete();
    }

    public void Dispose()
    {
        _rows.Dispose();
        _tailOffsets?.Dispose();
        _tailCodes?.Dispose();
    }

    private static long[] Starts(long[] sizes)
    {
        var starts = new long[sizes.Length + 1];
        for (var i = 0; i < sizes.Length; i++)
        {
            starts[i + 1] = starts[i] + sizes[i];
        }

        return starts;
    }

    private void FillRow(Span<byte> row, in PersonRecord person, PersonFacts facts)
    {
        var layout = _platform.Layout;
        BinaryPrimitives.WriteUInt16LittleEndian(row, person.Country);
        BinaryPrimitives.WriteUInt16LittleEndian(row[2..], person.Metro);
        if (person.Age >= 0)
        {
            SetBit(row, layout.AgeBit + person.Age);
        }

        if (person.Gender >= 0)
        {
            SetBit(row, layout.GenderBit + person.Gender);
        }

        for (var devices = person.Devices; devices != 0; devices &= devices - 1)
        {
            SetBit(row, layout.DeviceBit + System.Numerics.BitOperations.TrailingZeroCount(devices));
        }

        _tail.Clear();
        foreach (var interest in facts.Held)
        {
            var ordinal = _interestOrdinals[interest];
            if (ordinal < layout.DenseInterests)
            {
                SetBit(row, layout.InterestBit + ordinal);
            }
            else
            {
                _tail.Add((ushort)(ordinal - layout.DenseInterests));
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
        _tailCodes!.Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_tail));
        _tailLength += (ulong)_tail.Count;
        _tailOffsets.Write(_tailLength);
    }

    private void Count(AudienceCounts counts, in PersonRecord person, PersonFacts facts)
    {
        var shape = _platform.Shape;
        var counters = counts.Counters;
        counters[0]++;
        CountOne(counters, Demographic.Age, person.Age);
        CountOne(counters, Demographic.Gender, person.Gender);
        CountOne(counters, Demographic.Country, person.Country - 1);
        CountOne(counters, Demographic.Metro, person.Metro - 1);
        for (var devices = person.Devices; devices != 0; devices &= devices - 1)
        {
            CountOne(counters, Demographic.Device, System.Numerics.BitOperations.TrailingZeroCount(devices));
        }

        foreach (var interest in facts.Held)
        {
            counters[shape.InterestsStart + _interestOrdinals[interest]]++;
        }

        void CountOne(Span<long> all, Demographic demographic, int value)
        {
            if (value >= 0)
            {
                all[shape.StartOf(demographic) + value]++;
            }
        }
    }

    private static void SetBit(Span<byte> row, int bit) => row[bit >> 3] |= (byte)(1 << (bit & 7));
}
