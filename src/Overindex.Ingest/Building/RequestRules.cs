namespace Overindex.Ingest.Building;

/// <summary>The ranges of a build's options.</summary>
internal static class RequestRules
{
    private const int MaxWindowDays = 3_660;
    private const int MaxShards = 4_096;
    private const int MaxThreads = 4_096;
    private const long LeastMemory = 1L << 30;

    internal static void Check(BuildRequest request)
    {
        Require(request.WindowDays is >= 1 and <= MaxWindowDays, "window", request.WindowDays, $"must be 1 to {MaxWindowDays} days");
        Require(
            request.Date.DayNumber >= request.WindowDays - 1 && request.Date < DateOnly.MaxValue,
            "date",
            request.Date.ToString("yyyy-MM-dd"),
            $"must leave room for a window of {request.WindowDays} days in the calendar");
        Require(request.Shards is >= 1 and <= MaxShards, "shards", request.Shards, $"must be 1 to {MaxShards}");
        Require(request.MaxRejects is >= 0 and <= 1, "max-rejects", request.MaxRejects, "must be a share from 0 to 1 (0 % to 100 %)");
        Require(request.MemoryBytes is null or >= LeastMemory, "memory", request.MemoryBytes ?? 0, "must be at least 1 GiB");
        Require(request.Threads is >= 0 and <= MaxThreads, "threads", request.Threads, $"must be 0, for one per core, to {MaxThreads}");
    }

    internal static void Check(BuildRequest request, int shard)
    {
        Check(request);
        Require(shard >= 0 && shard < request.Shards, "only", shard, $"must be 0 to {request.Shards - 1}, as there are {request.Shards} shards");
    }

    private static void Require(bool good, string option, object value, string rule)
    {
        if (!good)
        {
            throw new IngestException($"The option '{option}' value {value} {rule}.");
        }
    }
}
