using Overindex.Engine.Counting;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine;

/// <summary>Counts on this machine, with threads over ranges of members. Safe for concurrent use.</summary>
public sealed class LocalAudienceCounter : IAudienceCounter
{
    private readonly SnapshotCatalog _catalog;
    private readonly ShardView[] _shards;
    private readonly object? _owner;
    private readonly long _people;
    private readonly CountingKernel _kernel;
    private readonly ScratchPool _pool;
    private readonly CountJobPool _jobs;

    /// <summary>Makes a counter for one snapshot, which must stay open while counting.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="options">How to use the machine; defaults if <c>null</c>.</param>
    /// <exception cref="ArgumentException">An option, or the environment variable <see cref="CountingOptions.PathVariable"/>, is out of its range.</exception>
    public LocalAudienceCounter(Snapshot snapshot, CountingOptions? options = null)
        : this(ThrowIfNull(snapshot).Layout, snapshot.Catalog, [.. Enumerable.Range(0, snapshot.ShardCount).Select(snapshot.Shard)], options, snapshot)
    {
    }

    /// <summary>
    /// Makes a counter for some of a snapshot's shards, which must stay open while counting. It gives the counts of the people in them, those of the
    /// platform too, as they are stored with each shard; counts over disjoint shards add up.
    /// </summary>
    /// <param name="head">The snapshot.</param>
    /// <param name="shards">Shards of it, each once; at least one.</param>
    /// <param name="options">How to use the machine; defaults if <c>null</c>.</param>
    /// <exception cref="ArgumentException">A shard is of another snapshot or comes twice, or an option is out of its range.</exception>
    public LocalAudienceCounter(SnapshotHead head, IReadOnlyList<SnapshotShard> shards, CountingOptions? options = null)
        : this(ThrowIfNull(head).Layout, head.Catalog, Views(head, shards), options, (head, shards.ToArray()), head.Scratches)
    {
    }

    /// <param name="layout">Of the rows of every shard.</param>
    /// <param name="catalog">Of the whole snapshot.</param>
    /// <param name="shards">The shards to count over.</param>
    /// <param name="options">How to use the machine.</param>
    /// <param name="owner">What keeps the shards' memory; kept alive as long as this counter.</param>
    /// <param name="scratches">Those to share with other counters over the same snapshot; own ones if <c>null</c>.</param>
    internal LocalAudienceCounter(
        RowLayout layout, SnapshotCatalog catalog, ShardView[] shards, CountingOptions? options = null, object? owner = null, ScratchPool? scratches = null)
    {
        options ??= new CountingOptions();
        if (options.Threads < 0)
        {
            throw new ArgumentException($"{nameof(CountingOptions)}.{nameof(CountingOptions.Threads)} is {options.Threads}; it must be at least 0.");
        }

        var path = PathChoice.Choose(options.Path, Environment.GetEnvironmentVariable(CountingOptions.PathVariable));
        _catalog = catalog;
        _shards = shards;
        _owner = owner;
        _pool = scratches ?? new ScratchPool();
        _people = shards.Sum(shard => shard.People);
        _kernel = new CountingKernel(layout, catalog.Shape, path);
        var threads = options.Threads == 0 ? Environment.ProcessorCount : options.Threads;
        _jobs = new CountJobPool(() => new CountJob(_kernel, _shards, _pool, threads, _owner));
    }

    /// <inheritdoc/>
    public ValueTask<AudienceCounts> CountAsync(Audience audience, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<AudienceCounts>(cancellationToken);
        }

        var counts = new AudienceCounts(_catalog.Shape);
        if (audience.Scope == AudienceScope.Pinterest)
        {
            AddPlatform(audience.Type, counts.Counters);
            return ValueTask.FromResult(counts);
        }

        if (!_catalog.Accounts.TryFind(audience.Account, out var account))
        {
            return ValueTask.FromResult(counts);
        }

        long members = 0;
        foreach (var shard in _shards)
        {
            members += shard.MembersOf(account, audience.Type).Length;
        }

        if (members <= MemberChunks.InlineMembers)
        {
            counts.Counters[0] = members;
            return CountInline(account, audience.Type, counts);
        }

        var ofOthers = NonMembers.AreQuicker(members, _people);
        if (ofOthers)
        {
            AddPlatform(AudienceType.ImpressionPlusEngagement, counts.Counters);
        }

        counts.Counters[0] = members;
        return members == _people
            ? ValueTask.FromResult(counts)
            : _jobs.Rent().Start(account, audience.Type, ofOthers, counts, cancellationToken);
    }

    private static T ThrowIfNull<T>(T snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot;
    }

    private static ShardView[] Views(SnapshotHead head, IReadOnlyList<SnapshotShard> shards)
    {
        ArgumentNullException.ThrowIfNull(shards);
        if (shards.Count == 0 || shards.Any(shard => shard.Fingerprint != head.Fingerprint) || shards.DistinctBy(shard => shard.Number).Count() < shards.Count)
        {
            throw new ArgumentException($"Shards must be those of {head.Id}, at least one, each once.", nameof(shards));
        }

        return [.. shards.Select(shard => shard.View)];
    }

    private unsafe void AddPlatform(AudienceType type, Span<long> counters)
    {
        foreach (var shard in _shards)
        {
            var stored = shard.PlatformCounters + (type == AudienceType.Engagement ? 0 : counters.Length);
            for (var i = 0; i < counters.Length; i++)
            {
                counters[i] += stored[i];
            }
        }

        GC.KeepAlive(_owner);
    }

    private ValueTask<AudienceCounts> CountInline(int account, AudienceType type, AudienceCounts counts)
    {
        var scratch = _pool.Rent();
        _kernel.Clear(scratch);
        foreach (ref readonly var shard in _shards.AsSpan())
        {
            _kernel.Add(shard, shard.MembersOf(account, type), scratch);
        }

        _kernel.Collect(scratch, sign: 1, counts.Counters);
        _pool.Return(scratch);
        GC.KeepAlive(_owner);
        return ValueTask.FromResult(counts);
    }
}
