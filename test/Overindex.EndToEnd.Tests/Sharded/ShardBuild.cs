using Overindex.Engine;
using Overindex.Ingest;

namespace Overindex.EndToEnd.Tests.Sharded;

/// <summary>Builds in one go and shard by shard, and compares.</summary>
internal static class ShardBuild
{
    public static BuildRequest Request(string config, DateOnly date, int windowDays, string data, int shards, int threads = 0, double maxRejects = 1) => new()
    {
        Config = BuildConfig.Load(config),
        Date = date,
        WindowDays = windowDays,
        DataDirectory = data,
        Shards = shards,
        Threads = threads,
        MaxRejects = maxRejects,
    };

    /// <summary>Builds every shard alone, the last one first.</summary>
    public static async Task RunAllAsync(BuildRequest request)
    {
        for (var shard = request.Shards - 1; shard >= 0; shard--)
            await PlatformBuild.RunShardAsync(request, shard);
    }

    public static Task<BuildReport> PublishAsync(BuildRequest request, double maxRejects = 1) =>
        PlatformPublication.RunAsync(new PublicationRequest { DataDirectory = request.DataDirectory, MaxRejects = maxRejects });

    /// <summary>The first difference between the newest snapshots of two data directories.</summary>
    public static string? DifferenceOf(string expected, string actual)
    {
        var (wanted, found) = (Files(Newest(expected)), Files(Newest(actual)));
        return !wanted.Keys.Order(StringComparer.Ordinal).SequenceEqual(found.Keys.Order(StringComparer.Ordinal))
            ? $"files are {string.Join(", ", found.Keys)}, not {string.Join(", ", wanted.Keys)}"
            : wanted.Keys.FirstOrDefault(x => !wanted[x].AsSpan().SequenceEqual(found[x])) is { } file ? $"{file} differs" : null;
    }

    /// <summary>What a report says of every input, as text.</summary>
    public static string Describe(IEnumerable<InputReport> inputs) => string.Join('\n', inputs.Select(x =>
        $"{x.Name}: read {x.Read}, used {x.Used}, outside {x.OutsideWindow}, {string.Join(", ", x.Rejected.Select(y => $"{y.Rows} {y.Reason}"))}"));

    public static Dictionary<string, byte[]> Files(string directory) => Directory.GetFiles(directory, "*", SearchOption.AllDirectories)
        .ToDictionary(x => Path.GetRelativePath(directory, x), File.ReadAllBytes);

    private static string Newest(string data)
    {
        var store = new SnapshotStore(data);
        return store.PathOf(store.FindNewest() ?? throw new InvalidOperationException($"Nothing is published in {data}."));
    }
}
