using Overindex.Engine.Counting;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine;

/// <summary>Counts on this machine, with threads over ranges of members. Safe for concurrent use.</summary>
public sealed class LocalAudienceCounter : IAudienceCounter
{
    private readonly SnapshotCatalog _catalog;
    private readonly ShardView[] _shards;
    private readonly object? _owner;
    private readonly CountingKernel _kernel;
    private readonly int _threads;
    private readonly ScratchPool _pool = new();

    /// <summary>Makes a counter for one snapshot, which must stay open while counting.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="options">How to use the machine; defaults if <c>null</c>.</param>
    /// <exception cref="ArgumentException">An option, or the environment variable <see cref="CountingOptions.PathVariable"/>, is out of its range.</exception>
    public LocalAudienceCounter(Snapshot snapshot, CountingOptions? options = null)
        : this(ThrowIfNull(snapshot).Layout, snapshot.Catalog, [.. Enumerable.Range(0, snapshot.ShardCount).Select(snapshot.Shard)], options, snapshot)
    {
    }

    /// <param name="layout">Of the rows of every shard.</param>
    /// <param name="catalog">Of the whole snapshot.</param>
    /// <param name="shards">All of its shards.</param>
    /// <param name="options">How to use the machine.</param>
    /// <param name="owner">What keeps the shards' memory; kept alive as long as this counter.</param>
    internal LocalAudienceCounter(RowLayout layout, SnapshotCatalog catalog, ShardView[] shards, CountingOptions? options = null, object? owner = null)
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
        _kernel = new CountingKernel(layout, catalog.Shape, path);
        _threads = options.Threads == 0 ? Environment.ProcessorCount : options.Threads;
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

        counts.Counters[0] = members;
        return members <= MemberChunks.ChunkMembers
            ? CountInline(account, audience.Type, counts)
            : new ValueTask<AudienceCounts>(CountOnThreadsAsync(new MemberChunks(_shards, account, audience.Type), members, counts, cancellationToken));
    }

    private static Snapshot ThrowIfNull(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot;
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

        _kernel.Collect(scratch, counts.Counters);
        _pool.Return(scratch);
        GC.KeepAlive(_owner);
        return ValueTask.FromResult(counts);
    }

    private async Task<AudienceCounts> CountOnThreadsAsync(MemberChunks chunks, long members, AudienceCounts counts, CancellationToken cancellationToken)
    {
        var threads = (int)Math.Min(_threads, (members + MemberChunks.ChunkMembers - 1) / MemberChunks.ChunkMembers);
        var work = new Task[threads];
        for (var i = 0; i < threads; i++)
        {
            work[i] = Task.Run(() => CountChunks(chunks, counts, cancellationToken), cancellationToken);
        }

        await Task.WhenAll(work);
        return counts;
    }

    private void CountChunks(MemberChunks chunks, AudienceCounts counts, CancellationToken cancellationToken)
    {
        var scratch = _pool.Rent();
        _kernel.Clear(scratch);
        while (!cancellationToken.IsCancellationRequested && chunks.TryTake(out var shard, out var members))
        {
            _kernel.Add(_shards[shard], members, scratch);
        }

        lock (chunks)
        {
            _kernel.Collect(scratch, counts.Counters);
        }

        _pool.Return(scratch);
        GC.KeepAlive(_owner);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
