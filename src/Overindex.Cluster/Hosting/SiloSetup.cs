using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Overindex.Cluster.Asking;
using Overindex.Cluster.Calls;
using Overindex.Cluster.Holding;
using Overindex.Cluster.Members;
using Overindex.Engine;

namespace Overindex.Cluster.Hosting;

/// <summary>Puts a node together: an Orleans silo for membership and calls, and what is ours.</summary>
internal static class SiloSetup
{
    private const string ClusterName = "overindex";
    private static readonly TimeSpan Impatience = TimeSpan.FromSeconds(3);

    internal static IHost Build(ClusterNodeOptions options, NodeCertificates? certificates, CancellationToken stop)
    {
        var store = StoreText.Parse(options.Store);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, ApplicationName = ClusterName });
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // Not ours to follow: notes about the garbage collector, and thread checks that misread the clock at start.
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error);
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.Logging.AddFilter("Orleans.Runtime.CallbackData", LogLevel.Error);
        builder.Logging.AddFilter(typeof(ShardService).FullName, LogLevel.Warning);
        options.Logging?.Invoke(builder.Logging);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (ClusterName, ClusterName));
            silo.Configure<SiloOptions>(named => named.SiloName = options.NodeName);
            silo.Configure<EndpointOptions>(endpoints =>
            {
                endpoints.AdvertisedIPAddress = options.Address;
                endpoints.SiloPort = options.SiloPort;
                endpoints.SiloListeningEndpoint = new IPEndPoint(options.Address, options.SiloPort);
                endpoints.GatewayPort = options.GatewayPort ?? 0;
                endpoints.GatewayListeningEndpoint = options.GatewayPort is { } gateway ? new IPEndPoint(options.Address, gateway) : null;
            });
            silo.UseRedisClustering(redis => redis.ConfigurationOptions = store);
            silo.Configure<ClusterMembershipOptions>(membership => Hasten(membership, IPAddress.IsLoopback(options.Address), options.Probe));
            silo.Configure<SiloMessagingOptions>(messaging =>
            {
                messaging.SystemResponseTimeout = Impatience;
                messaging.ResponseTimeout = options.Deadline > Impatience ? options.Deadline : Impatience;
            });
            silo.AddActivityPropagation();
            silo.AddGrainService<ShardService>();
            if (certificates is not null)
            {
                silo.UseTls(certificates.Apply);
            }
        });
        builder.Services.AddSingleton(new NodeStop(stop));
        AddOwn(builder.Services, options);
        return builder.Build();
    }

    // Orleans' own times let a dead node's callers wait for ten seconds and a hung one's for a minute.
    private static void Hasten(ClusterMembershipOptions membership, bool isOneMachine, TimeSpan probe)
    {
        membership.ProbeTimeout = probe > TimeSpan.Zero ? probe : TimeSpan.FromSeconds(isOneMachine ? 1 : 2);
        membership.MinProbeTimeout = membership.ProbeTimeout;
        membership.MaxProbeTimeout = membership.ProbeTimeout;
        membership.NumMissedProbesLimit = isOneMachine ? 2 : 3;
        membership.NumVotesForDeathDeclaration = 2;

        // How soon a node that was declared dead while it hung learns of it, and ends.
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(2);
    }

    private static void AddOwn(IServiceCollection services, ClusterNodeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new SnapshotStore(options.DataDirectory));
        services.AddSingleton(provider => new SnapshotCopies(provider.GetRequiredService<SnapshotStore>(), options.LocalDirectory));
        services.AddSingleton(_ => new CountingGate(options.CountsAtOnce == 0 ? 2 * Environment.ProcessorCount : options.CountsAtOnce, options.CountsWaiting));
        services.AddSingleton<CallFigures>();
        services.AddSingleton(new Suspicions(options.TimeProvider));
        services.AddSingleton<LocalShards>();
        services.AddSingleton<OpenHeads>();
        services.AddSingleton<SelfReport>();
        services.AddSingleton<ShardServiceClient>();
        services.AddSingleton<MemberWatch>();
        services.AddSingleton<StoreWatch>();
        services.AddSingleton<ShardKeeper>();
        services.AddSingleton<ShardCaller>();
        services.AddSingleton<ClusterSource>();
    }
}
