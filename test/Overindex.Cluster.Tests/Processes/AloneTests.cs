using Overindex.Cluster.Tests.Support;

namespace Overindex.Cluster.Tests.Processes;

[Collection(ClusterCollection.Name)]
public sealed class AloneTests(WholeCluster whole)
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
}
