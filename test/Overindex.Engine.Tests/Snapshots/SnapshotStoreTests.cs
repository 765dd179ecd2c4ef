namespace Overindex.Engine.Tests.Snapshots;

public sealed class SnapshotStoreTests : IDisposable
{
    private static readonly DateOnly Date = new(2026, 10, 31);

    private readonly TemporaryDirectory _data = new();
    private readonly SnapshotStore _store;

    public SnapshotStoreTests() => _store = new SnapshotStore(Path.Combine(_data.Path, "data"));

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_directory_that_is_not_there_has_no_snapshots()
    {
        Assert.Empty(_store.List());
        Assert.Null(_store.FindNewest());
    }

    [Fact]
    public void A_published_snapshot_opens_with_what_was_put_in()
    {
        var published = Publish();
        using var snapshot = _store.Open(published.Id);

        Assert.Equal("2026-10-31.r1", published.Id.ToString());
        Assert.Equal((6, 4), (published.People, published.EngagedPeople));
        Assert.Equal((6, 4), (snapshot.People, snapshot.EngagedPeople));
        Assert.Equal(["7", "007", "900"], Enumerable.Range(0, 3).Select(i => snapshot.Catalog.Accounts[i].Id.ToString()));
        Assert.Equal(new AdAccount(AdAccountId.Parse("900"), "Ninth", 2, 1), snapshot.Catalog.Accounts.Find(AdAccountId.Parse("900")));
        Assert.Equal(new AdAccount(AdAccountId.Parse("7"), "Seventh \u00e9", 1, 1), snapshot.Catalog.Accounts.Find(AdAccountId.Parse("7")));
        Assert.Equal(new AdAccount(AdAccountId.Parse("007"), "Bond", 0, 0), snapshot.Catalog.Accounts.Find(AdAccountId.Parse("007")));
        Assert.Null(snapshot.Catalog.Accounts.Find(AdAccountId.Parse("8")));
    }

    [Fact]
    public void Interests_are_ordered_by_holders_then_by_id()
    {
        using var snapshot = _store.Open(Publish().Id);

        // Art: persons 1, 4, 5. Animals and Dogs: 0, 1. Poodles: 0.
        Assert.Equal(["20", "10", "11", "111"], snapshot.Catalog.Taxonomy.Interests.Select(interest => interest.Id.ToString()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Platform_counters_add_up_over_any_number_of_shards(int shards)
    {
        using var snapshot = _store.Open(Publish(SmallPlatform.CreateBuilder(shards)).Id);
        var sum = new long[2 * snapshot.Catalog.Shape.Length];
        for (var shard = 0; shard < shards; shard++)
        {
            unsafe
            {
                for (var i = 0; i < sum.Length; i++)
                {
                    sum[i] += snapshot.Shard(shard).PlatformCounters[i];
                }
            }
        }

        // People; ages; female; ipad, web; us; metros; interests in ordinal order: counted by hand.
        Assert.Equal([4, 2, 0, 2, 2, 2, 4, 0, 1, 2, 2, 2, 1], sum[..13]);
        Assert.Equal([6, 2, 2, 3, 3, 3, 6, 0, 1, 3, 2, 2, 1], sum[13..]);
    }

    [Fact]
    public void A_minimum_of_engagements_counts_distinct_items_tagged_directly()
    {
        using var snapshot = _store.Open(Publish(SmallPlatform.CreateBuilder(minEngagements: 2)).Id);
        unsafe
        {
            var everybody = new ReadOnlySpan<long>(snapshot.Shard(0).PlatformCounters + snapshot.Catalog.Shape.Length, snapshot.Catalog.Shape.Length);

            // Only what the input says directly is left: person 5 holds Art.
            Assert.Equal([1, 0, 0, 0], everybody[^4..].ToArray());
        }
    }

    [Fact]
    public void The_order_of_interactions_does_not_change_a_byte()
    {
        var first = Publish(SmallPlatform.CreateBuilder(shards: 2));
        var second = Publish(SmallPlatform.CreateBuilder(shards: 2, reversed: true));

        Assert.True(second.AlreadyThere);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal([first.Id], _store.List());
    }

    [Fact]
    public void Another_build_for_the_same_date_becomes_the_next_revision()
    {
        Publish();
        var second = Publish(SmallPlatform.CreateBuilder(minEngagements: 2));

        Assert.Equal(new SnapshotId(Date, 2), second.Id);
        Assert.Equal(second.Id, _store.FindNewest());
    }

    [Fact]
    public void Building_again_over_a_damaged_snapshot_publishes_a_good_one()
    {
        var first = Publish();
        File.AppendAllText(Path.Combine(_store.PathOf(first.Id), "catalog.json"), " ");

        var second = Publish();

        Assert.False(second.AlreadyThere);
        _store.Open(second.Id).Dispose();
    }

    [Fact]
    public void Two_builds_cannot_hold_the_lock_and_leftovers_are_cleared()
    {
        using (_store.LockForBuild())
        {
            var refused = Assert.Throws<SnapshotException>(_store.LockForBuild);
            Assert.Contains("build.lock is locked", refused.Message, StringComparison.Ordinal);
        }

        var leftover = Directory.CreateDirectory(Path.Combine(_store.DataDirectory, "snapshots", ".half-written"));
        _store.LockForBuild().Dispose();
        Assert.False(Directory.Exists(leftover.FullName));
    }

    [Fact]
    public void Pruning_keeps_the_newest_and_open_snapshots_stay_readable()
    {
        var first = Publish();
        var second = Publish(SmallPlatform.CreateBuilder(minEngagements: 2));
        using var open = _store.Open(first.Id);

        Assert.Equal([first.Id], _store.Prune(1));
        Assert.Equal([second.Id], _store.List());
        Assert.Equal("Bond", open.Catalog.Accounts[1].Name);
        Assert.Empty(_store.Prune(1));
    }

    [Fact]
    public void A_cancelled_publication_leaves_nothing_behind()
    {
        using var taken = _store.LockForBuild();
        Assert.Throws<OperationCanceledException>(() => _store.Publish(SmallPlatform.CreateBuilder(), null, new CancellationToken(canceled: true)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_store.DataDirectory, "snapshots")));
    }

    [Fact]
    public void A_data_directory_under_a_file_is_refused_by_name()
    {
        var file = Path.Combine(_data.Path, "file");
        File.WriteAllText(file, "");
        var refused = Assert.Throws<SnapshotException>(new SnapshotStore(Path.Combine(file, "data")).LockForBuild);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
    }

    private PublishedSnapshot Publish(SnapshotBuilder? builder = null)
    {
        using var taken = _store.LockForBuild();
        return _store.Publish(builder ?? SmallPlatform.CreateBuilder());
    }
}
