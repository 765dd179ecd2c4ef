using Overindex.Engine;
using Overindex.Ingest.Building;
using Overindex.Ingest.Duck;

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

    private static BuildReport Run(BuildRequest request, IProgress<PhaseProgress>? progress, CancellationToken cancellation)
    {
        RequestRules.Check(request);
        var store = new SnapshotStore(request.DataDirectory);
        using var buildLock = store.LockForBuild();
        using var spill = new SpillDirectory(request.DataDirectory);
        var clock = new PhaseClock(progress);
        var settings = new DuckSettings { SearchDirectory = request.Config.Directory, SpillDirectory = spill.Path, Threads = request.Threads };
        using var duck = new DuckSession(settings, cancellation) { OnProgress = progress is null ? null : clock.ReportPercentage };
        return DuckErrors.Explain("The build failed", () => new BuildRun(new BuildContext(request, duck, clock, cancellation)).Run(store));
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
}
