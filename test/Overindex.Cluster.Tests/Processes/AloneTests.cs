using Overindex.Cluster.Tests.Support;

namespace Overindex.Cluster.Tests.Processes;

[Collection(ClusterCollection.Name)]
public sealed class AloneTests
{
    [Fact]
    public async Task A_server_without_a_cluster_loads_nothing_of_Orleans()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lists what a process has mapped.");
        using var folder = new TempFolder();
        var data = await Platforms.GenerateAsync(folder, people: 500, accounts: 12, shards: 2);
        var token = await Executable.RunAsync("token", "create", "--all-accounts", "--data", data);
        await using var alone = Node.Start("alone", TestCluster.AloneArguments(data));
        using var client = TestCluster.ClientOf(await alone.AddressAsync, token);
        await client.GetStringAsync(new Uri("/v5/ad_accounts", UriKind.Relative));

        var mapped = await File.ReadAllTextAsync($"/proc/{alone.Process.Id}/maps");
        Assert.Contains("Overindex.Engine.dll", mapped, StringComparison.Ordinal);
        Assert.DoesNotContain("Orleans", mapped, StringComparison.Ordinal);
        Assert.DoesNotContain("StackExchange", mapped, StringComparison.Ordinal);
        using var none = await client.GetAsync(new Uri("/cluster/status", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, none.StatusCode);
    }
}
