using Overindex.Engine;

namespace Overindex.Bench.Counting;

/// <summary>Overindex itself, over one instruction path.</summary>
internal sealed class Ours(Snapshot snapshot, CountingPath path, int threads) : IContender
{
    private readonly LocalAudienceCounter _counter = new(snapshot, new CountingOptions { Path = path, Threads = threads });

    public string Name => path == CountingPath.Auto ? "Overindex" : $"Overindex, {NameOf(path)}";

    public int Threads => threads;

    public long[] Count(int account) => AskAsync(account).AsTask().GetAwaiter().GetResult().Counters.ToArray();

    internal ValueTask<AudienceCounts> AskAsync(int account) =>
        _counter.CountAsync(Audience.Partner(PlatformSpec.Account(account), AudienceType.ImpressionPlusEngagement));

    private static string NameOf(CountingPath path) => path switch
    {
        CountingPath.V512 => "512 bits",
        CountingPath.V256 => "256 bits",
        CountingPath.V128 => "128 bits",
        _ => "scalar",
    };
}
