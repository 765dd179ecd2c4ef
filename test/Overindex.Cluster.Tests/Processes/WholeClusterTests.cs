using System.Net;
using Overindex.Cluster.Tests.Support;

namespace Overindex.Cluster.Tests.Processes;

/// <summary>What operators see; and that a server alone has nothing of all this.</summary>
[Collection(ClusterCollection.Name)]
public sealed partial class WholeClusterTests(WholeCluster whole) : IClassFixture<WholeCluster>
{
    [Fact]
    public async Task A_server_without_a_cluster_loads_nothing_of_Orleans()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lists what a process has mapped.");
        await using var alone = Node.Start("alone", TestCluster.AloneArguments(whole.Cluster.Data));
        using var client = TestCluster.ClientOf(await alone.AddressAsync, whole.Cluster.Token);
        await client.GetStringAsync(new Uri("/v5/ad_accounts", UriKind.Relative));

        var mapped = await File.ReadAllTextAsync($"/proc/{alone.Process.Id}/maps");
        Assert.Contains("Overindex.Engine.dll", mapped, StringComparison.Ordinal);
        Assert.DoesNotContain("Orleans", mapped, StringComparison.Ordinal);
        Assert.DoesNotContain("StackExchange", mapped, StringComparison.Ordinal);
        using var none = await client.GetAsync(new Uri("/cluster/status", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task The_status_is_for_operators_alone_as_a_page_a_table_and_json()
    {
        var cluster = whole.Cluster;
        var address = await cluster["n1"].AddressAsync;

        var table = await Executable.RunAsync("cluster", "status", "--host", address, "--token", cluster.OperatorToken);
        Assert.Contains("n1", table, StringComparison.Ordinal);
        Assert.Contains("2026-10-31.r1: every shard is where it should be.", table, StringComparison.Ordinal);
        var json = await Executable.RunAsync("cluster", "status", "--host", address, "--token", cluster.OperatorToken, "--output", "json");
        var status = ClusterStatus.FromJson(System.Text.Encoding.UTF8.GetBytes(json));
        Assert.Equal(Enumerable.Range(0, WholeCluster.Shards), status.Snapshots.Single().Shards.Select(shard => shard.Shard));
        Assert.All(status.Nodes, node => Assert.Equal("2026-10-31.r1", node.Serving));
        var (code, _, error) = await Executable.TryAsync("cluster", "status", "--host", address, "--token", cluster.Token);
        Assert.Equal(3, code);
        Assert.Contains("--operator", error, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(address, cluster.Token, "/cluster/status"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(address, "nobody", "/cluster/status"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(address, cluster.OperatorToken, "/v5/ad_accounts"));
        using var client = TestCluster.ClientOf(address, "nobody");
        var page = await client.GetStringAsync(new Uri("/cluster", UriKind.Relative));
        Assert.Contains("Operator's token", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-10-31", page, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(string address, string token, string path)
    {
        using var client = TestCluster.ClientOf(address, token);
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
