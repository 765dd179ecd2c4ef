using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Overindex.Cluster.Placement;

/// <summary>
/// Which nodes hold which shard: rendezvous hashing with a cap, as one pure function that all nodes agree on. The pairs of shard and node are taken from the
/// highest hash to the lowest while the shard lacks replicas and the node has room; so a node that comes or goes moves little more than its own share.
/// </summary>
internal static class ShardPlacement
{
    /// <summary>Places every shard.</summary>
    /// <param name="snapshot">The snapshot's name: another snapshot is spread differently.</param>
    /// <param name="shards">How many shards it has.</param>
    /// <param name="nodes">Distinct texts that outlive a restart, such as endpoints; in any order.</param>
    /// <param name="replicas">How many nodes should hold each shard; all of them where there are fewer.</param>
    /// <returns>For each shard the positions in <paramref name="nodes"/> of its holders, most preferred first.</returns>
    internal static int[][] Place(string snapshot, int shards, IReadOnlyList<string> nodes, int replicas)
    {
        var copies = Math.Min(replicas, nodes.Count);
        var placed = Enumerable.Range(0, shards).Select(_ => new List<int>(copies)).ToArray();
        if (copies == 0)
        {
            return [.. placed.Select(holders => holders.ToArray())];
        }

        var most = ((shards * copies) + nodes.Count - 1) / nodes.Count;
        var held = new int[nodes.Count];
        var pairs = Rank(snapshot, shards, nodes);
        foreach (var (_, shard, node) in pairs)
        {
            if (placed[shard].Count < copies && held[node] < most)
            {
                placed[shard].Add(node);
                held[node]++;
            }
        }

        for (var shard = 0; shard < shards; shard++)
        {
            while (placed[shard].Count < copies)
            {
                MakeRoom(shard, pairs, placed, held, most);
            }
        }

        return [.. placed.Select(holders => holders.ToArray())];
    }

    /// <summary>
    /// Room is left only on nodes that hold the shard already: one of these takes another shard from a full node, which takes this one. There always is such a
    /// shard, because the full node has more of them.
    /// </summary>
    private static void MakeRoom(int shard, (ulong Hash, int Shard, int Node)[] pairs, List<int>[] placed, int[] held, int most)
    {
        var roomy = pairs.First(pair => pair.Shard == shard && held[pair.Node] < most).Node;
        var (_, moved, full) = pairs.Last(pair =>
            placed[pair.Shard].Contains(pair.Node) && !placed[pair.Shard].Contains(roomy) && !placed[shard].Contains(pair.Node));
        placed[moved][placed[moved].IndexOf(full)] = roomy;
        placed[shard].Add(full);
        held[roomy]++;
    }

    private static (ulong Hash, int Shard, int Node)[] Rank(string snapshot, int shards, IReadOnlyList<string> nodes)
    {
        var pairs = new (ulong Hash, int Shard, int Node)[shards * nodes.Count];
        for (var node = 0; node < nodes.Count; node++)
        {
            var text = Encoding.UTF8.GetBytes($"0000{snapshot} {nodes[node]}");
            for (var shard = 0; shard < shards; shard++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(text, shard);
                pairs[(node * shards) + shard] = (XxHash3.HashToUInt64(text), shard, node);
            }
        }

        // Equal hashes of different nodes are told apart by name, so that the order of the list does not matter.
        Array.Sort(pairs, (left, right) => right.Hash != left.Hash
            ? right.Hash.CompareTo(left.Hash)
            : (left.Shard, 0).CompareTo((right.Shard, string.CompareOrdinal(nodes[right.Node], nodes[left.Node]))));
        return pairs;
    }
}
