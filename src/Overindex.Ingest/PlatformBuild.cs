using Overindex.Engine;
using Overindex.Ingest.Building;
using Overindex.Ingest.Duck;
using Overindex.Ingest.Parts;

namespace Overindex.Ingest;

/// <summary>Builds a snapshot from files: what <c>overindex build</c> does.</summary>
public static class PlatformBuild
{
    /// <summary>Reads, checks and counts everything, then publishes a snapshot, or publishes nothing.</summary>
    /// <param name="request">What to build.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up and leaves nothing behind.</param>
    /// <returns>The report.</returns>
    /// <exception cref="IngestException">An input cannot be used, or too many rows were rejected.</exception>
    /// <exception cref="SnapshotException">The data directory cannot be used, or a limit is exceeded.</exception>
    public static Task<BuildReport> RunAsync(BuildRequest request, IProgress<PhaseProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Run(request, progress, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Builds one of the <see cref="BuildRequest.Shards"/> alone, for <see cref="PlatformPublication"/> to publish once all are there. Needs no lock and knows nothing of the
    /// others: any number of processes may build shards into one data directory at once, the same one too. A shard that is there already is verified and left.
    /// Kept days are neither used nor written.
    /// </summary>
    /// <param name="request">What to build. Its limit of rejected rows holds here for the inputs that every shard reads whole.</param>
    /// <param name="shard">Which one, 0 up to the number of shards.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up and leaves nothing behind.</param>
    /// <returns>The report.</returns>
    /// <exception cref="IngestException">An input cannot be used, too many rows were rejected, or the data directory cannot be written.</exception>
    /// <exception cref="SnapshotException">A limit is exceeded.</exception>
    public static Task<ShardReport> RunShardAsync(
        BuildRequest request, int shard, IProgress<PhaseProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(
            () =>
            {
                RequestRules.Check(request, shard);
                return new PartRun(request, shard, progress, cancellationToken).Run();
            },
            cancellationToken);
    }

    private static BuildReport Run(BuildRequest request, IProgress<PhaseProgress>? progress, CancellationToken cancellation)
    {
        RequestRules.Check(request);
        var store = new SnapshotStore(request.DataDirectory);
        using var buildLock = store.LockForBuild();
        using var spill = new SpillDirectory(Path.Combine(request.DataDirectory, "snapshots"));
        var clock = new PhaseClock(progress);
        var settings = new DuckSettings
        {
            SearchDirectory = request.Config.Directory,
            SpillDirectory = spill.Path,
            Threads = request.Threads,
            MemoryBytes = new MemoryPlan(request.MemoryBytes).Duck,
        };
        using var duck = new DuckSession(settings, cancellation) { OnProgress = progress is null ? null : clock.ReportPercentage };
        var context = new BuildContext(request, duck, clock, cancellation)
        {
            SpillDirectory = spill.Path,
            RejectsFile = Path.Combine(request.DataDirectory, "rejects.csv"),
        };
        return DuckErrors.Explain("The build failed", () => new BuildRun(context).Run(store));
    }
}

/// <summary>What to build.</summary>
public sealed record BuildRequest
{
    /// <summary>Where the rows come from.</summary>
    public required BuildConfig Config { get; init; }

    /// <summary>The generation date: the last day of the window, UTC.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Days in the window, 1 to 3 660; default 30.</summary>
    public int WindowDays { get; init; } = 30;

    /// <summary>The data directory; created if need be.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Shards, 1 to 4 096; default 1.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>The share of an input's rows that may be rejected, 0 to 1; above it nothing is published. Default 0.01.</summary>
    public double MaxRejects { get; init; } = 0.01;

    /// <summary>Threads; 0 = one per core. Default 0.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// Bytes of memory to work in, at least 1 GiB; beyond it interactions go to a temporary file in the data directory. People and items always stay
    /// in memory. Default: three quarters of what the machine or container has.
    /// </summary>
    public long? MemoryBytes { get; init; }

    /// <summary>
    /// Whether interactions are kept by day in the data directory, 8 bytes each (9 with devices), so that the next build reads only files that are new or
    /// have changed. The snapshot is the same to the byte either way. Default true.
    /// </summary>
    public bool KeepDays { get; init; } = true;
}
