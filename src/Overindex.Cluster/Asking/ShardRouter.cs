using Overindex.Cluster.Members;

namespace Overindex.Cluster.Asking;

/// <summary>Chooses the node to ask about each shard, so that few nodes are asked and none of them much more than its part.</summary>
/// <param name="snapshot">The snapshot's key.</param>
/// <param name="spread">Whether counting takes so long that every holder should do a part; else what is here is counted here.</param>
/// <param name="caller">Knows whom not to trust.</param>
internal sealed class ShardRouter(string snapshot, bool spread, ShardCaller caller)
{
    /// <returns>The shards of each node, or nothing when somebody holds none of them that may be asked.</returns>
    internal List<(Member Member, int[] Shards)>? Route(int[] shards, HashSet<SiloAddress> avoided)
    {
        var members = caller.Members.View.Members
            .Where(member => !avoided.Contains(member.Silo) && member.Report?.Find(snapshot) is not null)
            .Select(member => (Member: member, Held: member.Report!.Find(snapshot)!, Doubtful: caller.IsDoubtful(member), Shards: new List<int>()))
            .ToArray();
        foreach (var shard in shards)
        {
            var best = -1;
            for (var i = 0; i < members.Length; i++)
            {
                if (members[i].Held.Holds(shard) && (best < 0 || Cost(members[i], shard, i).CompareTo(Cost(members[best], shard, best)) < 0))
                {
                    best = i;
                }
            }

            if (best < 0)
            {
                return null;
            }

            members[best].Shards.Add(shard);
        }

        return [.. members.Where(member => member.Shards.Count > 0).Select(member => (member.Member, member.Shards.ToArray()))];

        (bool Doubtful, int Cost, int Tie) Cost((Member Member, Calls.HeldSnapshot Held, bool Doubtful, List<int> Shards) of, int shard, int position) => (
            of.Doubtful,
            spread ? of.Shards.Count : of.Member.IsSelf ? 0 : of.Shards.Count > 0 ? 1 : 2,
            of.Member.IsSelf ? -1 : (shard + position) % members.Length);
    }
}
