namespace Overindex.Engine.Tests.Snapshots;

public sealed class SnapshotCopiesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SnapshotStore _store;
    private readonly SnapshotCopies _copies;
    private readonly SnapshotId _id;

    public SnapshotCopiesTests()
    {
        _store = new SnapshotStore(Path.Combine(_directory.Path, "shared"));
        _copies = new SnapshotCopies(_store, Path.Combine(_directory.Path, "local"));
        _id = Publish(minEngagements: 1);
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_copy_counts_the_same_when_the_published_snapshot_is_gone()
    {
        var expected = await CountAll(_store.PathOf(_id));
        using var head = _copies.OpenHead(_id);
        using var first = _copies.OpenShard(head, 0);
        using var second = _copies.OpenShard(head, 1);
        Directory.Delete(_store.DataDirectory, recursive: true);

        var counts = await new LocalAudienceCounter(head, [first, second]).CountAsync(Audience.Baseline, TestContext.Current.CancellationToken);

        Assert.Equal(_id, head.Id);
        Assert.Equal("Bond", head.Catalog.Accounts[1].Name);
        Assert.Equal(expected, counts.Counters.ToArray());
        Assert.Empty(Temporaries());
    }

    [Fact]
    public void A_good_copy_is_used_again_and_only_what_is_asked_for_is_copied()
    {
        using var head = _copies.OpenHead(_id);
        _copies.OpenShard(head, 1).Dispose();
        Directory.Delete(Path.Combine(_store.PathOf(_id), "shard-0001"), recursive: true);

        _copies.OpenShard(head, 1).Dispose();

        Assert.Single(Copies("shard-0001"));
        Assert.Empty(Copies("shard-0000"));
        Assert.Single(Copies("head"));
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("flipped")]
    [InlineData("missing")]
    public void A_damaged_copy_is_replaced_and_whoever_has_it_open_goes_on(string damage)
    {
        using var head = _copies.OpenHead(_id);
        foreach (var name in new[] { "people.bin", "audience-members.bin", "audience-offsets.bin", "platform-counters.bin" })
        {
            using var open = _copies.OpenShard(head, 0);
            var damaged = Assert.Single(Copies("shard-0000"));
            Damage.Do(damage, Path.Combine(damaged, "shard-0000", name));
            Assert.Throws<SnapshotException>(() => open.Verify(TestContext.Current.CancellationToken));

            using var again = _copies.OpenShard(head, 0);

            again.Verify(TestContext.Current.CancellationToken);
            Assert.NotEqual(damaged, Assert.Single(Copies("shard-0000")));
            Assert.Equal(open.People, again.People);
        }

        Damage.Do(damage, Path.Combine(Assert.Single(Copies("head")), "catalog.json"));
        using var newHead = _copies.OpenHead(_id);
        Assert.Equal(head.Fingerprint, newHead.Fingerprint);
        Assert.Empty(Temporaries());
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("flipped")]
    [InlineData("missing")]
    public void A_damaged_source_is_refused_by_name_and_leaves_nothing_behind(string damage)
    {
        using var head = _copies.OpenHead(_id);
        var file = Path.Combine(_store.PathOf(_id), "shard-0001", "people.bin");
        Damage.Do(damage, file);

        Assert.Contains(file, Assert.Throws<SnapshotException>(() => _copies.OpenShard(head, 1)).Message, StringComparison.Ordinal);
        Assert.Empty(Copies("shard-0001"));
        Assert.Empty(Temporaries());
        _copies.OpenShard(head, 0).Dispose();
    }

    [Fact]
    public void A_snapshot_that_was_built_anew_under_the_same_name_is_another_one()
    {
        using var head = _copies.OpenHead(_id);
        _copies.OpenShard(head, 0).Dispose();
        Directory.Delete(_store.DataDirectory, recursive: true);
        Assert.Equal(_id, Publish(minEngagements: 2));

        using var anew = _copies.OpenHead(_id);
        using var shard = _copies.OpenShard(anew, 0);

        Assert.NotEqual(head.Fingerprint, anew.Fingerprint);
        Assert.Equal(anew.Fingerprint, shard.Fingerprint);
        Assert.Throws<ArgumentException>(() => new LocalAudienceCounter(head, [shard]));
    }

    [Fact]
    public void Copies_of_snapshots_that_are_not_needed_go_and_so_does_what_a_killed_process_left()
    {
        var second = Publish(minEngagements: 2);
        using var oldHead = _copies.OpenHead(_id);
        using var head = _copies.OpenHead(second);
        using var open = _copies.OpenShard(oldHead, 0);
        _copies.OpenShard(head, 0).Dispose();
        _copies.OpenShard(head, 1).Dispose();
        var left = Directory.CreateDirectory(Path.Combine(_copies.LocalDirectory, ".killed")).FullName;
        var written = Directory.CreateDirectory(Path.Combine(_copies.LocalDirectory, ".alive")).FullName;
        using (File.Open(written + ".lock", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal([_id], _copies.RemoveAllBut([head]));
            Assert.True(Directory.Exists(written));
        }

        Assert.False(Directory.Exists(left));
        Assert.Empty(_copies.RemoveAllBut([head]));
        Assert.False(Directory.Exists(written));
        Assert.Equal("Bond", oldHead.Catalog.Accounts[1].Name);
        Assert.Equal((1, 1, 1), (Copies("head").Length, Copies("shard-0000").Length, Copies("shard-0001").Length));
        _copies.RemoveShard(head, 1);
        Assert.Empty(Copies("shard-0001"));
    }

    [Fact]
    public async Task Many_that_want_the_same_shard_at_once_all_get_it()
    {
        using var head = _copies.OpenHead(_id);
        var others = new SnapshotCopies(_store, _copies.LocalDirectory);

        await Parallel.ForAsync(0, 16, TestContext.Current.CancellationToken, (i, token) =>
        {
            (i % 2 == 0 ? _copies : others).OpenShard(head, i / 8, token).Dispose();
            return ValueTask.CompletedTask;
        });

        Assert.Empty(Temporaries());
        Assert.NotEmpty(Copies("shard-0000"));
    }

    [Fact]
    public void A_local_directory_that_cannot_be_written_is_refused_by_name()
    {
        var file = Path.Combine(_directory.Path, "file");
        File.WriteAllText(file, "");
        var copies = new SnapshotCopies(_store, Path.Combine(file, "local"));
        Assert.Contains(file, Assert.Throws<SnapshotException>(() => copies.OpenHead(_id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Giving_up_leaves_nothing_behind()
    {
        using var head = _copies.OpenHead(_id);
        Assert.Throws<OperationCanceledException>(() => _copies.OpenShard(head, 0, new CancellationToken(canceled: true)));
        Assert.Empty(Temporaries());
        Assert.Empty(Copies("shard-0000"));
    }

    private static async Task<long[]> CountAll(string snapshot)
    {
        using var whole = Snapshot.Open(snapshot);
        return (await new LocalAudienceCounter(whole).CountAsync(Audience.Baseline)).Counters.ToArray();
    }

    private SnapshotId Publish(int minEngagements)
    {
        using var taken = _store.LockForBuild();
        return _store.Publish(SmallPlatform.CreateBuilder(shards: 2, minEngagements)).Id;
    }

    private string[] Copies(string what) =>
        [.. Directory.GetDirectories(_copies.LocalDirectory).SelectMany(snapshot => Directory.GetDirectories(snapshot, what + ".*"))];

    private string[] Temporaries() => Directory.GetFileSystemEntries(_copies.LocalDirectory, ".*");
}
