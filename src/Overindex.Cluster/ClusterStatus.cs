using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Cluster;

/// <summary>A cluster as one of its nodes sees it.</summary>
/// <param name="Replicas">How many nodes should hold each shard.</param>
/// <param name="Nodes">The live nodes, by endpoint.</param>
/// <param name="Snapshots">The snapshots that are answered from or about to be, oldest first.</param>
public sealed record ClusterStatus(int Replicas, IReadOnlyList<NodeStatus> Nodes, IReadOnlyList<SnapshotStatus> Snapshots)
{
    /// <summary>Writes it as JSON, snake case.</summary>
    /// <returns>UTF-8.</returns>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, StatusJson.Default.ClusterStatus);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">UTF-8.</param>
    /// <returns>The status.</returns>
    /// <exception cref="JsonException">It is something else.</exception>
    public static ClusterStatus FromJson(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, StatusJson.Default.ClusterStatus) ?? throw new JsonException("The status is null.");
}

/// <summary>One node.</summary>
/// <param name="Name">What people call it; empty before its first report.</param>
/// <param name="Endpoint">Where other nodes reach it.</param>
/// <param name="Responding">Whether it has reported within the last second or so.</param>
/// <param name="Serving">The snapshot that its own callers are answered from; empty before the first.</param>
/// <param name="Shards">How many shards it holds, of all snapshots.</param>
/// <param name="BytesMapped">Bytes of those.</param>
/// <param name="QueueDepth">Counts under way and waiting on it.</param>
/// <param name="Calls">Its calls to shards since it started.</param>
/// <param name="HedgeRate">The share of those that went to a second replica because the first took long.</param>
/// <param name="RetryRate">The share of those that repeated a failed one.</param>
/// <param name="Version">The version of Overindex that it runs.</param>
public sealed record NodeStatus(
    string Name,
    string Endpoint,
    bool Responding,
    string Serving,
    int Shards,
    long BytesMapped,
    int QueueDepth,
    long Calls,
    double HedgeRate,
    double RetryRate,
    string Version);

/// <summary>One snapshot.</summary>
/// <param name="Id">Its name.</param>
/// <param name="ShardCount">How many shards it has; 0 while that is not known here.</param>
/// <param name="Ready">Whether every shard is on every node that should hold it.</param>
/// <param name="Shards">Each shard and who holds it.</param>
/// <param name="Failures">Why nodes cannot hold what they should, one text a node.</param>
public sealed record SnapshotStatus(string Id, int ShardCount, bool Ready, IReadOnlyList<ShardStatus> Shards, IReadOnlyList<string> Failures);

/// <summary>One shard.</summary>
/// <param name="Shard">Its number, from 0.</param>
/// <param name="People">People in it.</param>
/// <param name="Holders">The names of the nodes that hold it.</param>
/// <param name="Owners">The names of the nodes that should.</param>
public sealed record ShardStatus(int Shard, long People, IReadOnlyList<string> Holders, IReadOnlyList<string> Owners);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ClusterStatus))]
internal sealed partial class StatusJson : JsonSerializerContext;
