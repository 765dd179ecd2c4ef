namespace Overindex.Ingest.Building;

/// <summary>How a build divides its memory. What is kept per person and item (about 60 bytes and the id) comes out of the rest.</summary>
internal sealed record MemoryPlan
{
    private const long MiB = 1L << 20;
    private const long LeastDuck = 256 * MiB;
    private const long LeastLog = 16 * MiB;

    private readonly long _total;

    /// <param name="request">Bytes for the whole process; none = three quarters of what there is.</param>
    internal MemoryPlan(long? request)
    {
        _total = request ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3;
        Duck = Math.Max(LeastDuck, _total / 5);
        Log = Math.Max(LeastLog, _total / 5);
    }

    /// <summary>Bytes for DuckDB.</summary>
    internal long Duck { get; }

    /// <summary>Bytes for interactions before they spill.</summary>
    internal long Log { get; }

    /// <summary>Gives back what a finished stage has left behind, where memory is scarce; elsewhere the time is worth more.</summary>
    internal void Relieve()
    {
        if (Environment.WorkingSet > _total / 2)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
