using System.Security.Authentication;
using Overindex.Cluster.Tests.Support;

namespace Overindex.Cluster.Tests.Processes;

/// <summary>Only a certificate of the cluster's own CA, with the cluster's name, opens a node's ports.</summary>
public sealed partial class WholeClusterTests
{
    [Fact]
    public async Task Nodes_with_certificates_answer_as_one_and_refuse_every_other_peer_on_both_ports()
    {
        var (cluster, ours, gateway) = (whole.Cluster, whole.Authority, whole.Gateway);
        using var theirs = new TestAuthority("theirs");
        var expected = await Answers.OfOneProcessAsync(cluster.Data, cluster.Token);
        using var client = await cluster.ClientAsync("n2");
        Assert.Equal(expected, await Answers.AskAllAsync(client, expected.Keys));

        using var good = ours.Issue(TestAuthority.NodeName);
        using var otherCa = theirs.Issue(TestAuthority.NodeName);
        using var otherName = ours.Issue("somebody-else");
        foreach (var port in (int[])[cluster.PortOf("n1"), gateway])
        {
            Assert.True(await TestAuthority.IsAcceptedAsync(port, good, expected: true), $"{port}: a certificate of the CA with the right name");
            Assert.False(await TestAuthority.IsAcceptedAsync(port, certificate: null), $"{port}: no certificate");
            Assert.False(await TestAuthority.IsAcceptedAsync(port, otherCa), $"{port}: another CA");
            Assert.False(await TestAuthority.IsAcceptedAsync(port, otherName), $"{port}: another name");
            Assert.False(await TestAuthority.IsAcceptedAsync(port, good, SslProtocols.Tls12), $"{port}: TLS 1.2");
            Assert.False(await TestAuthority.IsAcceptedWithoutTlsAsync(port), $"{port}: no TLS");
        }
    }

    [Fact]
    public async Task A_node_whose_certificate_the_others_would_refuse_does_not_start()
    {
        using var folder = new TemporaryDirectory();
        using var ours = new TestAuthority("ours");
        var (code, _, error) = await Executable.TryAsync([.. Arguments(folder), .. ours.Write(folder, "n1", "somebody-else")]);

        Assert.Equal(1, code);
        Assert.Contains("overindex-cluster", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_other_machines_reach_does_not_start_without_certificates()
    {
        using var folder = new TemporaryDirectory();
        var (code, _, error) = await Executable.TryAsync([.. Arguments(folder), "--silo-address", "10.1.2.3"]);

        Assert.Equal(1, code);
        Assert.Contains("--cluster-ca", error, StringComparison.Ordinal);
    }

    private string[] Arguments(TemporaryDirectory folder) =>
    [
        .. TestCluster.AloneArguments(whole.Cluster.Data),
        "--cluster", "redis://127.0.0.1:1", "--node-name", "n1", "--silo-port", "12345", "--local", folder.Combine("local"),
    ];
}
