using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Overindex.Cluster.Holding;
using Overindex.Cluster.Hosting;
using Overindex.Cluster.Members;
using Overindex.Engine;
using StackExchange.Redis;

namespace Overindex.Cluster;

/// <summary>One node of a cluster that answers as one: it holds its part of every snapshot's shards, and counts over those of all nodes.</summary>
public sealed class ClusterNode : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly NodeCertificates? _certificates;
    private readonly CancellationTokenSource _stop = new();
    private Task[] _running = [];

    private ClusterNode(IHost host, NodeCertificates? certificates) => (_host, _certificates) = (host, certificates);

    /// <summary>Snapshots of the data directory, counted by all nodes.</summary>
    public ISnapshotSource Snapshots => _host.Services.GetRequiredService<ClusterSource>();

    /// <summary>How many counts may run and wait on this node at once.</summary>
    public int Capacity => _host.Services.GetRequiredService<CountingGate>().Capacity;

    /// <summary>Checks what <see cref="StartAsync"/> would refuse before it joins anybody.</summary>
    /// <param name="options">What the node is called, where it listens, and whom it joins.</param>
    /// <exception cref="ClusterStartException">An option breaks the rule stated at it, or it would be unsafe as asked.</exception>
    public static void Check(ClusterNodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        NodeRules.Check(options);
        StoreText.Parse(options.Store);
    }

    /// <summary>Joins the cluster, or begins one.</summary>
    /// <param name="options">What the node is called, where it listens, and whom it joins.</param>
    /// <param name="cancellationToken">Gives up joining, and later waiting for a snapshot to be opened.</param>
    /// <returns>A node that takes its shards from now on; dispose it to leave.</returns>
    /// <exception cref="ClusterStartException">An option breaks its rule, it would be unsafe as asked, or the store cannot be reached.</exception>
    public static async Task<ClusterNode> StartAsync(ClusterNodeOptions options, CancellationToken cancellationToken = default)
    {
        Check(options);
        var certificates = options.Tls is { } tls ? NodeCertificates.Load(tls) : null;
        var node = new ClusterNode(SiloSetup.Build(options, certificates, cancellationToken), certificates);
        try
        {
            await node._host.StartAsync(cancellationToken);
            node.Begin(options);
            return node;
        }
        catch (Exception e)
        {
            await node.DisposeAsync();
            throw e is RedisException or OrleansException
                ? new ClusterStartException(
                    $"The node {options.NodeName} cannot join the cluster: {e.Message} Check that the store answers and the nodes reach each other.", e)
                : e;
        }
    }

    /// <summary>What this node knows about all of them.</summary>
    /// <returns>The status, as of less than a second ago.</returns>
    public ClusterStatus GetStatus() =>
        StatusMaker.Make(_host.Services.GetRequiredService<MemberWatch>().View, _host.Services.GetRequiredService<OpenHeads>());

    /// <summary>Leaves the cluster: what is being counted is finished first.</summary>
    /// <returns>A task that ends when the node has left.</returns>
    public async ValueTask DisposeAsync()
    {
        await TellOthersAsync();
        await _stop.CancelAsync();
        await Task.WhenAny(Task.WhenAll(_running));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await _host.StopAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // The others notice that it is gone, as they would notice a killed one.
        }

        var shards = _host.Services.GetRequiredService<LocalShards>();
        shards.RemoveAll();
        _host.Services.GetRequiredService<OpenHeads>().CloseAll(shards.IsOpen);
        _host.Dispose();
        _certificates?.Dispose();
        _stop.Dispose();
    }

    /// <summary>A silo that stops drops questions on their way to it: those who ask hear first, and go elsewhere.</summary>
    private async Task TellOthersAsync()
    {
        if (_running.Length > 0 && _host.Services.GetRequiredService<MemberWatch>().View.Members.Length > 1)
        {
            _host.Services.GetRequiredService<SelfReport>().Leave();
            await Task.Delay(MemberWatch.HeardOf, _host.Services.GetRequiredService<ClusterNodeOptions>().TimeProvider);
        }
    }

    private void Begin(ClusterNodeOptions options)
    {
        var members = _host.Services.GetRequiredService<MemberWatch>();
        var keeper = _host.Services.GetRequiredService<ShardKeeper>();
        var store = _host.Services.GetRequiredService<StoreWatch>();
        members.Look();
        var logger = _host.Services.GetRequiredService<ILogger<ClusterNode>>();
        var endpoint = _host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.Endpoint.ToString();
        Log.Joined(logger, options.NodeName, endpoint, members.View.Members.Length);
        _running = [.. ((Func<CancellationToken, Task>[])[members.RunAsync, keeper.RunAsync, store.RunAsync])
            .Select(run => Task.Run(() => run(_stop.Token), CancellationToken.None))];
    }
}
