using System.Net;
using Overindex.Cluster.Tests.Support;

namespace Overindex.Cluster.Tests.Processes;

[Collection(ClusterCollection.Name)]
public sealed class StatusTests(WholeCluster whole)
{
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
