using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Building;

/// <summary>The files of one shard while they are written; its sections fill them side by side.</summary>
internal sealed class ShardFiles : IDisposable
{
    private const int MemberBlock = 1 << 20;

    private readonly PlatformIndex _platform;
    private readonly string _directory;
    private readonly Section[] _sections;
    private readonly long[] _audienceStarts;
    private readonly NativeArray<uint> _members;

    internal ShardFiles(PlatformIndex platform, int[] interestOrdinals, string directory, Section[] sections)
    {
        _platform = platform;
        InterestOrdinals = interestOrdinals;
        _directory = directory;
        _sections = sections;
        Directory.CreateDirectory(directory);
        var (people, tailCodes) = PlaceRows();
        _audienceStarts = PlaceAudiences();
        _members = new NativeArray<uint>(_audienceStarts[^1]);
        using var opened = new OpenedFiles();
        Rows = opened.Add(new ArrayFile<byte>(directory, SnapshotFiles.People, ArrayKind.People, people, RowLayout.RowBytes));
        if (platform.Layout.TailInterests > 0)
        {
            TailOffsets = opened.Add(new ArrayFile<ulong>(directory, SnapshotFiles.TailOffsets, ArrayKind.TailOffsets, people + 1));
            TailOffsets.Write(0, [0]);
            TailCodes = opened.Add(new ArrayFile<ushort>(directory, SnapshotFiles.TailCodes, ArrayKind.TailCodes, tailCodes));
        }

        opened.Keep();
    }

    internal PlatformIndex Platform => _platform;

    internal int[] InterestOrdinals { get; }

    internal ArrayFile<byte> Rows { get; }

    internal ArrayFile<ulong>? TailOffsets { get; }

    internal ArrayFile<ushort>? TailCodes { get; }

    /// <summary>Puts a person into an audience. Sections write to different places, each in ascending order.</summary>
    internal void AddMember(long place, uint person) => _members[place] = person;

    internal void Complete(int threads, CancellationToken cancellationToken)
    {
        Rows.Complete();
        TailOffsets?.Complete();
        TailCodes?.Complete();
        using var offsets = new ArrayFile<long>(_directory, SnapshotFiles.AudienceOffsets, ArrayKind.AudienceOffsets, _audienceStarts.Length);
        offsets.Write(0, _audienceStarts);
        offsets.Complete();
        using var members = new ArrayFile<uint>(_directory, SnapshotFiles.AudienceMembers, ArrayKind.AudienceMembers, _audienceStarts[^1]);
        Parallelism.For(
            (int)((_members.Length + MemberBlock - 1) / MemberBlock),
            threads,
            block =>
            {
                var start = (long)block * MemberBlock;
                members.Write(start, _members.Span(start, (int)Math.Min(MemberBlock, _members.Length - start)));
            },
            cancellationToken);
        members.Complete();
        var engaged = Sum(_sections.Select(section => section.Engaged));
        var everybody = Sum(_sections.SelectMany(section => new[] { section.Engaged, section.Others }));
        using var counters = new ArrayFile<long>(_directory, SnapshotFiles.PlatformCounters, ArrayKind.PlatformCounters, 2L * _platform.Shape.Length);
        counters.Write(0, engaged);
        counters.Write(engaged.Length, everybody);
        counters.Complete();
    }

    public void Dispose()
    {
        Rows.Dispose();
        TailOffsets?.Dispose();
        TailCodes?.Dispose();
        _members.Dispose();
    }

    /// <summary>Counters with the interests in the snapshot's order.</summary>
    private long[] Sum(IEnumerable<AudienceCounts> counts)
    {
        var sum = new AudienceCounts(_platform.Shape);
        foreach (var part in counts)
        {
            sum.Add(part);
        }

        var counters = sum.Counters.ToArray();
        for (var interest = 0; interest < InterestOrdinals.Length; interest++)
        {
            counters[_platform.Shape.InterestsStart + InterestOrdinals[interest]] = sum.Interests[interest];
        }

        return counters;
    }

    private (long People, long TailCodes) PlaceRows()
    {
        long people = 0;
        long codes = 0;
        foreach (var section in _sections)
        {
            section.Place(people, codes);
            people += section.People;
            for (var interest = 0; interest < InterestOrdinals.Length; interest++)
            {
                codes += InterestOrdinals[interest] >= _platform.Layout.DenseInterests ? section.HoldersOf(interest) : 0;
            }
        }

        return (people, codes);
    }

    private long[] PlaceAudiences()
    {
        var starts = new long[(2 * _platform.AccountOrder.Length) + 1];
        for (var audience = 0; audience + 1 < starts.Length; audience++)
        {
            var next = starts[audience];
            foreach (var section in _sections)
            {
                var size = section.Audiences[audience];
                section.Audiences[audience] = next;
                next += size;
            }

            starts[audience + 1] = next;
        }

        return starts;
    }
}
