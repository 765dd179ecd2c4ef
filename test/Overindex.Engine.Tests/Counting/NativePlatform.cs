using System.Runtime.InteropServices;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Tests.Counting;

/// <summary>A model written as shards into aligned native memory, as a mapped snapshot would be.</summary>
internal sealed unsafe class NativePlatform : IDisposable
{
    private readonly List<nint> _blocks = [];

    internal NativePlatform(PlatformModel model)
    {
        Model = model;
        Layout = new RowLayout(model.Shape);
        Shards = [.. model.Shards.Select(Write)];
        Catalog = TestCatalog.Of(model.Shape, [.. Enumerable.Range(0, model.Accounts).Select(account => TestCatalog.Account(
            account + 1,
            model.Shards.Sum(shard => shard.Engaged[account].LongLength),
            model.Shards.Sum(shard => shard.ImpressionsOnly[account].LongLength)))]);
    }

    internal PlatformModel Model { get; }

    internal RowLayout Layout { get; }

    internal SnapshotCatalog Catalog { get; }

    internal ShardView[] Shards { get; }

    internal LocalAudienceCounter Counter(CountingPath path = CountingPath.Auto, int threads = 1) =>
        new(Layout, Catalog, Shards, new CountingOptions { Path = path, Threads = threads });

    internal long[] Count(LocalAudienceCounter counter, int account, AudienceType type)
    {
        var counts = counter.CountAsync(Audience.Partner(Catalog.Accounts[account].Id, type)).AsTask();
        return counts.GetAwaiter().GetResult().Counters.ToArray();
    }

    public void Dispose() => _blocks.ForEach(block => NativeMemory.AlignedFree((void*)block));

    private ShardView Write(PlatformModel.Shard shard)
    {
        var tails = shard.People.Select(person =>
            person.Interests.Where(interest => interest >= Layout.DenseInterests)
                .Select(interest => (ushort)(interest - Layout.DenseInterests)).ToArray()).ToArray();
        var audiences = shard.Engaged.Zip(shard.ImpressionsOnly).SelectMany(pair => new[] { pair.First, pair.Second }).ToArray();
        var engaged = shard.Engaged.SelectMany(members => members).Distinct().Select(member => shard.People[member]);
        return new ShardView
        {
            Rows = Copy<byte>([.. shard.People.SelectMany(Row)]),
            People = shard.People.Length,
            TailOffsets = Layout.TailInterests == 0 ? null : Offsets(tails.Select(tail => tail.Length)),
            TailCodes = Layout.TailInterests == 0 ? null : Copy<ushort>([.. tails.SelectMany(tail => tail)]),
            AudienceOffsets = Offsets(audiences.Select(members => members.Length)),
            Members = Copy<uint>([.. audiences.SelectMany(members => members)]),
            PlatformCounters = Copy<long>([.. Model.Sum(engaged), .. Model.Sum(shard.People)]),
        };
    }

    private byte[] Row(Person person)
    {
        var row = new byte[RowLayout.RowBytes];
        BitConverter.TryWriteBytes(row, (ushort)(person.Country + 1 ?? 0));
        BitConverter.TryWriteBytes(row.AsSpan(2), (ushort)(person.Metro + 1 ?? 0));
        Set(row, Layout.AgeBit + person.Age);
        Set(row, Layout.GenderBit + person.Gender);
        Array.ForEach(person.Devices, device => Set(row, Layout.DeviceBit + device));
        Array.ForEach([.. person.Interests.Where(interest => interest < Layout.DenseInterests)], interest => Set(row, Layout.InterestBit + interest));
        return row;
    }

    private static void Set(byte[] row, int? bit)
    {
        if (bit is { } at)
        {
            row[at / 8] |= (byte)(1 << (at % 8));
        }
    }

    private ulong* Offsets(IEnumerable<int> lengths)
    {
        ulong end = 0;
        return Copy<ulong>([0, .. lengths.Select(length => end += (ulong)length)]);
    }

    private T* Copy<T>(T[] values)
        where T : unmanaged
    {
        var block = (T*)NativeMemory.AlignedAlloc((nuint)Math.Max(64, values.Length * sizeof(T)), 64);
        _blocks.Add((nint)block);
        values.CopyTo(new Span<T>(block, values.Length));
        return block;
    }
}
