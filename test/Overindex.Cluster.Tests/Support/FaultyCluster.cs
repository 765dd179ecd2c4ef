namespace Overindex.Cluster.Tests.Support;

/// <summary>Three nodes with two replicas over a small generated platform, for things to happen to; each test leaves them as it found them.</summary>
public sealed class FaultyCluster : IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();

    internal TestCluster Cluster { get; private set; } = null!;

    internal IReadOnlyDictionary<string, string> Expected { get; set; } = null!;

    internal TemporaryDirectory Folder => _folder;

    public async ValueTask InitializeAsync()
    {
        var data = await Platforms.GenerateAsync(_folder, people: 20_000, accounts: 60, shards: 8);
        Cluster = await TestCluster.CreateAsync(_folder, data);
        Expected = await Answers.OfOneProcessAsync(data, Cluster.Token);
        await Cluster.StartAsync("n1", "n2", "n3");
        await Cluster.UntilSettledAsync("n1", "n2", "n3");

        // What a process compiles at its first answers is no fault's doing.
        foreach (var name in (string[])["n1", "n2", "n3"])
        {
            using var client = await Cluster.ClientAsync(name);
            Assert.Equal(Expected, await Answers.AskAllAsync(client, Expected.Keys));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Starts whatever is not running, and waits until every shard is where it should be.</summary>
    internal async Task RestoreAsync()
    {
        foreach (var name in (string[])["n1", "n2", "n3"])
        {
            if (!Cluster.Nodes.Any(node => node.Name == name && !node.Process.HasExited))
            {
                await Cluster.EndAsync(name);
                await Cluster.StartAsync(name);
            }
        }

        await Cluster.UntilSettledAsync("n1", "n2", "n3");
    }
}
