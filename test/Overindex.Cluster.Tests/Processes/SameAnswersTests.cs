using Overindex.Cluster.Tests.Support;

namespace Overindex.Cluster.Tests.Processes;

/// <summary>The same bytes from one process, from one node, and from each of three.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SameAnswersTests
{
    private const string LargeVariable = "OVERINDEX_CLUSTER_LARGE";

    [Theory]
    [InlineData("oulad", "2013-10-31", 3)]
    [InlineData("completejourney", "2017-12-31", 5)]
    public async Task Every_answer_about_real_people_is_the_same_bytes_from_one_process_one_node_and_three(string name, string date, int shards)
    {
        using var folder = new TemporaryDirectory();
        await CompareAsync(folder, await Platforms.BuildRealAsync(folder, name, DateOnly.Parse(date), shards));
    }

    /// <summary>20 000 people; a million of them when the environment variable OVERINDEX_CLUSTER_LARGE is set.</summary>
    [Fact]
    public async Task Every_answer_about_a_generated_platform_in_sixteen_shards_is_the_same_bytes_from_one_process_one_node_and_three()
    {
        using var folder = new TemporaryDirectory();
        var people = Environment.GetEnvironmentVariable(LargeVariable) is { Length: > 0 } ? 1_000_000 : 20_000;
        await CompareAsync(folder, await Platforms.GenerateAsync(folder, people, accounts: 100, shards: 16));
    }

    private static async Task CompareAsync(TemporaryDirectory folder, string data)
    {
        await using var cluster = await TestCluster.CreateAsync(folder, data);
        var expected = await Answers.OfOneProcessAsync(data, cluster.Token);
        await cluster.StartAsync("n1");
        await AssertSameAsync(cluster, "n1", [.. expected]);
        string[] names = ["n1", "n2", "n3"];
        await cluster.StartAsync("n2", "n3");
        await cluster.UntilSettledAsync(names);
        for (var i = 0; i < names.Length; i++)
        {
            // Every question to one of them, and some to each.
            await AssertSameAsync(cluster, names[i], [.. expected.Where((_, number) => number % names.Length == i || number < 50)]);
        }

        Assert.All((await cluster.StatusAsync("n1")).Nodes, node => Assert.True(node.Shards > 0 && node.BytesMapped > 0, node.ToString()));
    }

    private static async Task AssertSameAsync(TestCluster cluster, string name, IReadOnlyList<KeyValuePair<string, string>> expected)
    {
        using var client = await cluster.ClientAsync(name);
        var answers = await Answers.AskAllAsync(client, expected.Select(question => question.Key));
        Assert.NotEmpty(expected);
        foreach (var (question, answer) in expected)
        {
            Assert.Equal(answer, answers[question]);
        }
    }
}
