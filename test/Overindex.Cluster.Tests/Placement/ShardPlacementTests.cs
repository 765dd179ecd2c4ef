using CsCheck;
using Overindex.Cluster.Placement;

namespace Overindex.Cluster.Tests.Placement;

public sealed class ShardPlacementTests
{
    private static readonly Gen<(int Shards, string[] Nodes, int Replicas)> Cases =
        from shards in Gen.Int[1, 96]
        from nodes in Gen.Int[0, 30_000].Array[1, 12].Select(ports => ports.Distinct().Select(port => $"10.0.0.{port % 7}:{port}").Distinct().ToArray())
        from replicas in Gen.Int[1, 4]
        select (shards, nodes, replicas);

    [Fact]
    public void Replicas_of_a_shard_are_never_together_and_there_are_as_many_as_nodes_allow() => Cases.Sample(test =>
    {
        foreach (var holders in ShardPlacement.Place("s", test.Shards, test.Nodes, test.Replicas))
        {
            Assert.Equal(Math.Min(test.Replicas, test.Nodes.Length), holders.Length);
            Assert.Equal(holders.Length, holders.Distinct().Count());
        }
    });

    [Fact]
    public void No_node_holds_more_than_its_even_part_rounded_up() => Cases.Sample(test =>
    {
        var held = Loads(ShardPlacement.Place("s", test.Shards, test.Nodes, test.Replicas), test.Nodes.Length);
        var even = Math.Ceiling((double)held.Sum() / test.Nodes.Length);
        Assert.All(held, load => Assert.InRange(load, 0, even));
    });

    [Fact]
    public void The_order_in_which_nodes_are_named_does_not_matter() => Cases.Sample(test =>
    {
        var backwards = test.Nodes.Reverse().ToArray();
        var one = Named(ShardPlacement.Place("s", test.Shards, test.Nodes, test.Replicas), test.Nodes);
        Assert.Equal(one, Named(ShardPlacement.Place("s", test.Shards, backwards, test.Replicas), backwards));
    });

    // The least that can move when a node comes or goes is its own even part; the cap makes some others step aside.
    [Fact]
    public void A_node_that_comes_or_goes_moves_little_more_than_its_own_part()
    {
        var (moved, least) = (0, 0.0);
        Cases.Sample(
            test =>
            {
                var more = (string[])[.. test.Nodes, "10.9.9.9:999"];
                var before = Pairs(ShardPlacement.Place("s", test.Shards, test.Nodes, test.Replicas), test.Nodes);
                var after = Pairs(ShardPlacement.Place("s", test.Shards, more, test.Replicas), more);
                Interlocked.Add(ref moved, after.Except(before).Count());
                lock (Cases)
                {
                    least += (double)after.Count / more.Length;
                }
            },
            iter: 400);

        Assert.InRange(moved, least * 0.9, least * 1.8);
    }

    [Fact]
    public void Another_snapshot_is_spread_differently()
    {
        string[] nodes = ["a:1", "b:1", "c:1", "d:1"];

        Assert.NotEqual(Named(ShardPlacement.Place("one", 32, nodes, 2), nodes), Named(ShardPlacement.Place("two", 32, nodes, 2), nodes));
    }

    [Fact]
    public void Without_nodes_nothing_is_placed() => Assert.All(ShardPlacement.Place("s", 4, [], 2), Assert.Empty);

    private static int[] Loads(int[][] placed, int nodes) => [.. Enumerable.Range(0, nodes).Select(node => placed.Sum(holders => holders.Count(holder => holder == node)))];

    private static string[] Named(int[][] placed, string[] nodes) =>
        [.. placed.Select(holders => string.Join(' ', holders.Select(holder => nodes[holder]).Order(StringComparer.Ordinal)))];

    private static HashSet<(int Shard, string Node)> Pairs(int[][] placed, string[] nodes) =>
        [.. placed.SelectMany((holders, shard) => holders.Select(holder => (shard, nodes[holder])))];
}
