namespace Overindex.Engine.Snapshots;

/// <summary>The mapped arrays of one shard. Valid while the snapshot is open.</summary>
internal readonly unsafe struct ShardView
{
    /// <summary>Rows of 64 bytes, 64-byte aligned.</summary>
    internal byte* Rows { get; init; }

    /// <summary>How many rows.</summary>
    internal long People { get; init; }

    /// <summary>People + 1 offsets into <see cref="TailCodes"/>; null when the taxonomy has no tail.</summary>
    internal ulong* TailOffsets { get; init; }

    /// <summary>Tail codes, ascending for each person; null when the taxonomy has no tail.</summary>
    internal ushort* TailCodes { get; init; }

    /// <summary>2 x accounts + 1 offsets into <see cref="Members"/>: for each account its engaged, then those with impressions only.</summary>
    internal ulong* AudienceOffsets { get; init; }

    /// <summary>Row ordinals.</summary>
    internal uint* Members { get; init; }

    /// <summary>Counters of the platform's audiences in the order of <see cref="AudienceCounts.Counters"/>: engagement, then everybody.</summary>
    internal long* PlatformCounters { get; init; }

    /// <summary>The members of an ad account's audience: the engaged come first, so both types are one range.</summary>
    internal ReadOnlySpan<uint> MembersOf(int account, AudienceType type)
    {
        var start = AudienceOffsets[2 * account];
        var end = AudienceOffsets[(2 * account) + (type == AudienceType.Engagement ? 1 : 2)];
        return new ReadOnlySpan<uint>(Members + start, checked((int)(end - start)));
    }
}
