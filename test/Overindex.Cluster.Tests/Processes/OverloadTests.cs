using Overindex.Cluster.Tests.Support;

namespace Overindex.Cluster.Tests.Processes;

/// <summary>Ten times as many callers as the nodes let in at once, each asking again as soon as it is answered.</summary>
[Collection(ClusterCollection.Name)]
public sealed class OverloadTests
{
    private const int Queue = 2;
    private const int Times = 10;

    // The garbage collector's own ideas, many times over; a queue that grew would hold far more.
    private const long MostGrowth = 150L << 20;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(LongRuns.AreAskedFor ? 30 : 5);

    [Fact]
    public async Task Ten_times_the_capacity_is_answered_right_or_put_off_without_growing_and_all_is_well_again_afterwards()
    {
        using var folder = new TemporaryDirectory();
        var data = await Platforms.GenerateAsync(folder, people: 10_000, accounts: 250, shards: 6);
        await using var cluster = await TestCluster.CreateAsync(folder, data);
        var expected = await Answers.OfOneProcessAsync(data, cluster.Token);
        cluster.Queue = Queue;
        string[] names = ["n1", "n2", "n3"];
        await cluster.StartAsync(names);
        await cluster.UntilSettledAsync(names);
        await AssertAllAnsweredAsync(cluster, names, expected);

        // What a node lets in at once: see ClusterServing.
        var capacity = names.Length * 8 * ((2 * Environment.ProcessorCount) + Queue);
        await Crowd.RunAsync(cluster, names, expected, Times * capacity, Short);

        // By now every buffer has the size that such a crowd needs.
        var before = MemoryOf(cluster);
        var crowd = await Crowd.RunAsync(cluster, names, expected, Times * capacity, Length);
        await Figures.TellAsync($"{Times} times the capacity of {capacity} for {Length.TotalSeconds} s: {crowd}");
        Assert.Empty(crowd.Faults);
        Assert.True(crowd is { Answered: > 0, PutOff: > 0 }, crowd.ToString());

        await Eventually.HoldsAsync(
            async () => (await cluster.StatusAsync("n1")).Nodes.All(node => node.Responding && node.QueueDepth == 0), () => "nothing waits any more");
        await AssertAllAnsweredAsync(cluster, names, expected);
        var after = MemoryOf(cluster);
        await Figures.TellAsync($"resident before and after: {string.Join(", ", before.Zip(after, (was, now) => $"{was >> 20} and {now >> 20} MiB"))}");
        Assert.All(before.Zip(after), pair => Assert.InRange(pair.Second, 0, pair.First + MostGrowth));
    }

    private static async Task AssertAllAnsweredAsync(TestCluster cluster, string[] names, IReadOnlyDictionary<string, string> expected)
    {
        foreach (var (name, part) in names.Zip(expected.Chunk((expected.Count + names.Length - 1) / names.Length)))
        {
            using var client = await cluster.ClientAsync(name);
            var answers = await Answers.AskAllAsync(client, part.Select(question => question.Key));
            Assert.All(part, question => Assert.Equal(question.Value, answers[question.Key]));
        }
    }

    private static long[] MemoryOf(TestCluster cluster) => [.. cluster.Nodes.Select(node =>
    {
        node.Process.Refresh();
        return node.Process.WorkingSet64;
    })];
}
