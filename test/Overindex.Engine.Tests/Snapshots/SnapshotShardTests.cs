namespace Overindex.Engine.Tests.Snapshots;

public sealed class SnapshotShardTests : IDisposable
{
    private const int Shards = 3;

    private readonly TemporaryDirectory _data = new();
    private readonly SnapshotStore _store;
    private readonly SnapshotId _id;

    public SnapshotShardTests()
    {
        _store = new SnapshotStore(_data.Path);
        using var taken = _store.LockForBuild();
        _id = _store.Publish(SmallPlatform.CreateBuilder(Shards)).Id;
    }

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_head_knows_all_but_the_people_and_touches_no_shard()
    {
        using var whole = _store.Open(_id);
        for (var shard = 0; shard < Shards; shard++)
        {
            Directory.Move(Shard(shard), Shard(shard) + ".away");
        }

        using var head = _store.OpenHead(_id);

        Assert.Equal((whole.Id, whole.People, whole.EngagedPeople, whole.MinEngagements, whole.Bytes), (head.Id, head.People, head.EngagedPeople, head.MinEngagements, head.Bytes));
        Assert.Equal(whole.Catalog.Taxonomy.Interests, head.Catalog.Taxonomy.Interests);
        Assert.Equal(whole.Catalog.Demographics, head.Catalog.Demographics);
        Assert.Equal(whole.Catalog.Shape, head.Catalog.Shape);
        Assert.Equal(Enumerable.Range(0, 3).Select(i => whole.Catalog.Accounts[i]), Enumerable.Range(0, 3).Select(i => head.Catalog.Accounts[i]));
        Assert.Equal((Shards, head.People), (head.ShardPeople.Count, head.ShardPeople.Sum()));
        Assert.Throws<SnapshotException>(() => head.OpenShard(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => head.OpenShard(Shards));
    }

    [Fact]
    public async Task Counts_over_any_division_of_the_shards_add_up_to_those_of_the_snapshot()
    {
        using var whole = _store.Open(_id);
        using var head = _store.OpenHead(_id);
        var shards = Enumerable.Range(0, Shards).Select(shard => head.OpenShard(shard)).ToList();
        var counters = new[] { new LocalAudienceCounter(head, [shards[2], shards[0]]), new LocalAudienceCounter(head, [shards[1]]) };
        foreach (var audience in Audiences())
        {
            var sum = new AudienceCounts(head.Catalog.Shape);
            foreach (var counter in counters)
            {
                sum.Add(await counter.CountAsync(audience, TestContext.Current.CancellationToken));
            }

            var expected = await new LocalAudienceCounter(whole).CountAsync(audience, TestContext.Current.CancellationToken);
            Assert.Equal(expected.Counters.ToArray(), sum.Counters.ToArray());
        }

        Assert.Equal(whole.People, shards.Sum(shard => shard.People));
        Assert.Equal(head.ShardPeople, shards.Select(shard => shard.People));
        Assert.Equal(Enumerable.Range(0, Shards).Select(head.ShardBytes), shards.Select(shard => shard.Bytes));
        shards.ForEach(shard => shard.Dispose());
    }

    [Fact]
    public void A_counter_takes_each_shard_of_its_own_snapshot_once()
    {
        using var head = _store.OpenHead(_id);
        using var shard = head.OpenShard(0);
        using (_store.LockForBuild())
        {
            _store.Publish(SmallPlatform.CreateBuilder(Shards, minEngagements: 2));
        }

        using var otherHead = _store.OpenHead(new SnapshotId(_id.Date, 2));
        using var other = otherHead.OpenShard(1);

        Assert.NotEqual(head.Fingerprint, otherHead.Fingerprint);
        Assert.Throws<ArgumentException>(() => new LocalAudienceCounter(head, []));
        Assert.Throws<ArgumentException>(() => new LocalAudienceCounter(head, [shard, shard]));
        Assert.Throws<ArgumentException>(() => new LocalAudienceCounter(head, [shard, other]));
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("flipped")]
    [InlineData("missing")]
    public void A_damaged_shard_is_refused_by_the_name_of_its_file_and_the_others_open(string damage)
    {
        using var head = _store.OpenHead(_id);
        foreach (var file in Directory.GetFiles(Shard(1)))
        {
            using var open = head.OpenShard(1);
            var whole = File.ReadAllBytes(file);
            Damage.Do(damage, file);

            Assert.Contains(file, Assert.Throws<SnapshotException>(() => head.OpenShard(1)).Message, StringComparison.Ordinal);
            Assert.Contains(file, Assert.Throws<SnapshotException>(() => open.Verify(TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
            head.OpenShard(0).Dispose();
            File.Delete(file);
            File.WriteAllBytes(file, whole);
        }

        head.OpenShard(1).Dispose();
    }

    [Fact]
    public void A_shard_of_another_snapshot_is_refused()
    {
        using (_store.LockForBuild())
        {
            _store.Publish(SmallPlatform.CreateBuilder(Shards, minEngagements: 2));
        }

        var other = Path.Combine(_store.PathOf(new SnapshotId(_id.Date, 2)), "shard-0001");
        Directory.Delete(Shard(1), recursive: true);
        Directory.Move(other, Shard(1));
        using var head = _store.OpenHead(_id);

        Assert.Contains(Shard(1), Assert.Throws<SnapshotException>(() => head.OpenShard(1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("flipped")]
    [InlineData("missing")]
    public void A_damaged_head_is_refused_by_the_name_of_its_file(string damage)
    {
        foreach (var file in Directory.GetFiles(_store.PathOf(_id)))
        {
            var whole = File.ReadAllBytes(file);
            Damage.Do(damage, file);
            var refused = Assert.Throws<SnapshotException>(() => _store.OpenHead(_id));
            Assert.Contains(Path.GetFileName(file).Replace("manifest.xxh128", "manifest", StringComparison.Ordinal), refused.Message, StringComparison.Ordinal);
            File.WriteAllBytes(file, whole);
        }

        _store.OpenHead(_id).Dispose();
    }

    private static IEnumerable<Audience> Audiences() =>
        from type in Enum.GetValues<AudienceType>()
        from account in new[] { "900", "7", "007", "12345" }
        from audience in new[] { Audience.Partner(AdAccountId.Parse(account), type), Audience.Platform(type) }
        select audience;

    private string Shard(int shard) => Path.Combine(_store.PathOf(_id), $"shard-000{shard}");
}
