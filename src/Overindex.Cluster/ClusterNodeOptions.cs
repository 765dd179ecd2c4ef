using System.Net;
using Microsoft.Extensions.Logging;
using Overindex.Engine;

namespace Overindex.Cluster;

/// <summary>What a node is called, where it listens, and whom it joins.</summary>
public sealed record ClusterNodeOptions
{
    /// <summary>The data directory, which all nodes share: snapshots are published there, and looked for.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where nodes find each other: <c>redis://HOST:PORT</c> or <c>rediss://</c> for TLS, then options of StackExchange.Redis such as <c>,password=...</c>.</summary>
    public required string Store { get; init; }

    /// <summary>What people call this node: 1 to 40 letters, digits, dots and dashes.</summary>
    public required string NodeName { get; init; }

    /// <summary>The address that other nodes reach this one at. Default 127.0.0.1; any other needs <see cref="Tls"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port for other nodes, from 1; under 32768 no outgoing connection takes it by chance.</summary>
    public required int SiloPort { get; init; }

    /// <summary>A port for Orleans clients from outside; none by default, and nothing of Overindex needs one.</summary>
    public int? GatewayPort { get; init; }

    /// <summary>How many nodes hold each shard; all of them where there are fewer. At least 1; default 2.</summary>
    public int Replicas { get; init; } = 2;

    /// <summary>How many nodes must have been there before this one takes any shard: else the first of many would begin to take all. At least 1; default 1.</summary>
    public int MinimumNodes { get; init; } = 1;

    /// <summary>A directory of this node alone, on a local disk, for verified copies of what it serves.</summary>
    public required string LocalDirectory { get; init; }

    /// <summary>The certificates that nodes show each other; none only on a loopback address.</summary>
    public ClusterTls? Tls { get; init; }

    /// <summary>How long a count may take, repeated calls included. Default 5 s.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a node may take to answer a probe; one that misses two, on a real network three, is taken for dead. 0 = 1 s on a loopback address, else 2 s; default 0.</summary>
    public TimeSpan Probe { get; init; }

    /// <summary>Counts that may run on this node at once; 0 = two a core; default 0.</summary>
    public int CountsAtOnce { get; init; }

    /// <summary>Counts that may wait on this node; more are refused. At least 0; default 64.</summary>
    public int CountsWaiting { get; init; } = 64;

    /// <summary>How long to wait for all shards of a snapshot to be on their nodes before it is refused. Default one hour.</summary>
    public TimeSpan ReadyTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How counting uses the machine.</summary>
    public CountingOptions Counting { get; init; } = new();

    /// <summary>Where log lines go; nowhere by default.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}

/// <summary>The certificates of a cluster: every node has one of its own from the cluster's own CA, and they all carry one expected name.</summary>
/// <param name="CaPath">The PEM file of the CA that alone vouches for nodes.</param>
/// <param name="CertificatePath">The PEM file of this node's certificate, for server and client authentication.</param>
/// <param name="KeyPath">The PEM file of its private key.</param>
/// <param name="Name">The DNS name that every node's certificate must carry. Default <c>overindex-cluster</c>.</param>
public sealed record ClusterTls(string CaPath, string CertificatePath, string KeyPath, string Name = "overindex-cluster");
