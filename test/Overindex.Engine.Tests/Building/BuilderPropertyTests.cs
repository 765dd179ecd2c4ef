using System.Buffers.Binary;
using CsCheck;

namespace Overindex.Engine.Tests.Building;

public sealed class BuilderPropertyTests
{
    [Fact]
    public void Every_person_is_in_exactly_one_shard_with_what_sets_say_of_them() => RandomPlatform.Generator.Sample(
        platform =>
        {
            using var data = new TemporaryDirectory();
            var store = new SnapshotStore(data.Path);
            using var taken = store.LockForBuild();
            using var builder = platform.CreateBuilder(Path.Combine(data.Path, "spill"));
            using var snapshot = store.Open(store.Publish(builder).Id);

            Assert.Equal(Sort(NaivePerson.Of(platform)), Sort(ReadBack(snapshot)));
        },
        iter: 100);

    private static string[] Sort(IEnumerable<NaivePerson> people) => [.. people.Select(person => person.ToString()).Order(StringComparer.Ordinal)];

    private static List<NaivePerson> ReadBack(Snapshot snapshot)
    {
        var people = new List<NaivePerson>();
        for (var shard = 0; shard < snapshot.ShardCount; shard++)
        {
            for (var person = 0; person < snapshot.Shard(shard).People; person++)
            {
                people.Add(ReadBack(snapshot, shard, person));
            }
        }

        return people;
    }

    private static unsafe NaivePerson ReadBack(Snapshot snapshot, int shard, int person)
    {
        var view = snapshot.Shard(shard);
        var layout = snapshot.Layout;
        var shape = snapshot.Catalog.Shape;
        var row = new ReadOnlySpan<byte>(view.Rows + (person * 64L), 64).ToArray();
        var interests = Bits(row, layout.InterestBit, layout.DenseInterests).ToList();
        if (view.TailOffsets != null)
        {
            for (var i = view.TailOffsets[person]; i < view.TailOffsets[person + 1]; i++)
            {
                interests.Add(layout.DenseInterests + view.TailCodes[i]);
            }
        }

        // Ids were given as position + 1, so the catalog leads back to the platform's own numbers.
        var held = interests.Select(ordinal => int.Parse(snapshot.Catalog.Taxonomy.Interests[ordinal].Id.ToString()) - 1).Order();
        var ages = Bits(row, layout.AgeBit, shape.Ages);
        return new NaivePerson(
            ages is [var age] ? age : -1,
            BinaryPrimitives.ReadUInt16LittleEndian(row) - 1,
            Bits(row, layout.DeviceBit, shape.Devices).Aggregate(0UL, (bits, device) => bits | (1UL << device)),
            string.Join(' ', held), Accounts(snapshot, view, (uint)person, 0), Accounts(snapshot, view, (uint)person, 1));
    }

    private static int[] Bits(byte[] row, int start, int count) =>
        [.. Enumerable.Range(0, count).Where(i => (row[(start + i) / 8] >> ((start + i) % 8) & 1) == 1)];

    private static unsafe string Accounts(Snapshot snapshot, Overindex.Engine.Snapshots.ShardView view, uint person, int list)
    {
        var accounts = new List<int>();
        for (var account = 0; account < snapshot.Catalog.Accounts.Count; account++)
        {
            var start = view.AudienceOffsets[(2 * account) + list];
            var end = view.AudienceOffsets[(2 * account) + list + 1];
            var members = new ReadOnlySpan<uint>(view.Members + start, (int)(end - start));
            Assert.Equal(members.ToArray().Order(), members.ToArray());
            if (members.Contains(person))
            {
                accounts.Add(int.Parse(snapshot.Catalog.Accounts[account].Id.ToString()) - 1);
            }
        }

        return string.Join(' ', accounts.Order());
    }
}
