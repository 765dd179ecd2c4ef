using System.Net;
using Overindex.Cluster.Tests.Support;

namespace Overindex.Cluster.Tests.Processes;

/// <summary>What may happen to a cluster, while 100 requests come in each second: no answer fails, and none is wrong.</summary>
[Collection(ClusterCollection.Name)]
public sealed class FaultTests(FaultyCluster faulty) : IClassFixture<FaultyCluster>
{
    private readonly TestCluster _cluster = faulty.Cluster;

    [Fact]
    public async Task A_node_is_killed_and_one_joins()
    {
        await faulty.RestoreAsync();
        await using (var loop = await OpenLoop.StartAsync(_cluster, ["n1", "n2"], faulty.Expected))
        {
            await _cluster["n3"].KillAsync();
            await _cluster.UntilSettledAsync("n1", "n2");
            await loop.UntilMoreAsync(200);
            await loop.AssertFlawlessAsync("kill -9 of a node");
        }

        await using (var loop = await OpenLoop.StartAsync(_cluster, ["n1", "n2"], faulty.Expected))
        {
            await faulty.RestoreAsync();
            await loop.UntilMoreAsync(200);
            await loop.AssertFlawlessAsync("a node joins");
        }
    }

    [Fact]
    public async Task A_node_hangs_and_comes_back()
    {
        await faulty.RestoreAsync();
        await using var loop = await OpenLoop.StartAsync(_cluster, ["n1", "n2"], faulty.Expected);
        Signals.Hang(_cluster["n3"].Process);
        try
        {
            await loop.UntilMoreAsync(LongRuns.AreAskedFor ? 3_000 : 500);
        }
        finally
        {
            Signals.Wake(_cluster["n3"].Process);
        }

        await AssertRightOrPutOffUntilGoneAsync("n3");
        await loop.UntilMoreAsync(200);
        await loop.AssertFlawlessAsync("SIGSTOP of a node, then SIGCONT");
        await UntilBackOrGoneAsync("n3");
    }

    [Fact]
    public async Task A_node_is_stopped_kindly()
    {
        await faulty.RestoreAsync();
        await using var loop = await OpenLoop.StartAsync(_cluster, ["n1", "n2", "n3"], faulty.Expected);
        Signals.EndKindly(_cluster["n3"].Process);
        await _cluster["n3"].Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await loop.UntilMoreAsync(200);
        await loop.AssertFlawlessAsync("SIGTERM of a node");
        Assert.Equal(0, _cluster["n3"].Process.ExitCode);
    }

    [Fact]
    public async Task The_store_hangs()
    {
        await faulty.RestoreAsync();
        await using var loop = await OpenLoop.StartAsync(_cluster, ["n1", "n2", "n3"], faulty.Expected);
        Signals.Hang(_cluster.Redis.Process);
        try
        {
            await loop.UntilMoreAsync(LongRuns.AreAskedFor ? 3_000 : 500);
        }
        finally
        {
            Signals.Wake(_cluster.Redis.Process);
        }

        await loop.UntilMoreAsync(100);
        await loop.AssertFlawlessAsync("Redis hung");
    }

    [Fact]
    public async Task Copies_of_shards_are_corrupted_and_truncated()
    {
        await faulty.RestoreAsync();
        await _cluster["n3"].KillAsync();
        var files = Directory.GetFiles(_cluster.LocalOf("n3"), "people.bin", SearchOption.AllDirectories);
        Assert.True(files.Length > 1);
        foreach (var (number, file) in files.Index())
        {
            await using var stream = File.Open(file, FileMode.Open);
            if (number % 2 == 0)
            {
                stream.SetLength(stream.Length / 2);
            }
            else
            {
                stream.Position = stream.Length - 1;
                var last = stream.ReadByte();
                stream.Position = stream.Length - 1;
                stream.WriteByte((byte)~last);
            }
        }

        await using var loop = await OpenLoop.StartAsync(_cluster, ["n1", "n2"], faulty.Expected);
        await faulty.RestoreAsync();
        await loop.UntilMoreAsync(100);
        await loop.AssertFlawlessAsync("corrupted and truncated copies of shards on a node that starts");
        using var mended = await _cluster.ClientAsync("n3");
        foreach (var (question, answer) in await Answers.AskAllAsync(mended, faulty.Expected.Keys.Take(20)))
        {
            Assert.Equal(faulty.Expected[question], answer);
        }
    }

    [Fact]
    public async Task A_nodes_disk_is_full()
    {
        await faulty.RestoreAsync();
        await _cluster.EndAsync("n3");
        Directory.Delete(_cluster.LocalOf("n3"), recursive: true);
        using var disk = SmallDisk.TryMount(_cluster.LocalOf("n3"), "size=300k");
        Assert.SkipWhen(disk is null, "Mounting a tmpfs is not permitted here.");
        await using var loop = await OpenLoop.StartAsync(_cluster, ["n1", "n2"], faulty.Expected);
        var full = Node.Start("n3", _cluster.ArgumentsOf("n3"));
        _cluster.Begin(full);
        await Eventually.HoldsAsync(
            async () => (await _cluster.StatusAsync("n1")).Snapshots.SelectMany(snapshot => snapshot.Failures)
                .Any(text => text.StartsWith("n3", StringComparison.Ordinal)),
            () => $"n3 says that its disk is full: {full.Log}");
        await loop.UntilMoreAsync(200);
        await loop.AssertFlawlessAsync("a node with a full disk");
        await _cluster.EndAsync("n3");
    }

    [Fact]
    public async Task A_newer_snapshot_is_published()
    {
        await faulty.RestoreAsync();
        var older = (await _cluster.StatusAsync("n1")).Snapshots.Single().Id;
        var config = faulty.Folder.Combine("platform", "overindex.json");
        var newer = Platforms.GeneratedDate.AddDays(1);
        var apart = await Platforms.BuildAsync(config, faulty.Folder.Combine("newer"), newer, windowDays: 30, shards: 6);
        var after = await Answers.OfOneProcessAsync(apart, Tokens.ForAllAccounts(apart));
        await using var loop = await OpenLoop.StartAsync(_cluster, ["n1", "n2", "n3"], faulty.Expected, after);

        // Published as a build publishes: whole, by one move.
        Directory.Move(Path.Combine(apart, "snapshots", $"{newer:O}.r1"), Path.Combine(_cluster.Data, "snapshots", $"{newer:O}.r1"));
        await Eventually.HoldsAsync(
            async () => (await _cluster.StatusAsync("n2")) is var status
                && status.Nodes.All(node => node.Serving == $"{newer:O}.r1")
                && status.Snapshots.Select(snapshot => snapshot.Id).SequenceEqual([$"{newer:O}.r1"]),
            () => "every node answers from the newer snapshot, and the older one is gone");
        await loop.UntilMoreAsync(100);
        await loop.AssertFlawlessAsync("a snapshot is swapped");
        Assert.True(loop.ByExpectation["0"] > 0 && loop.ByExpectation["1"] > 0);
        foreach (var name in (string[])["n1", "n2", "n3"])
        {
            await Eventually.HoldsAsync(
                () => Directory.GetDirectories(_cluster.LocalOf(name), $"{older}*", SearchOption.AllDirectories) is [],
                () => $"{name} has deleted its copies of {older}");
        }

        faulty.Expected = after;
    }

    [Fact]
    public async Task All_nodes_are_restarted_one_after_the_other()
    {
        Assert.SkipUnless(LongRuns.AreAskedFor, $"Takes long; set {LongRuns.Variable} to run it.");
        await faulty.RestoreAsync();
        foreach (var name in (string[])["n1", "n2", "n3"])
        {
            var others = ((string[])["n1", "n2", "n3"]).Except([name]).ToArray();
            await using var loop = await OpenLoop.StartAsync(_cluster, others, faulty.Expected);
            Signals.EndKindly(_cluster[name].Process);
            await _cluster[name].Process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await faulty.RestoreAsync();
            await loop.UntilMoreAsync(100);
            await loop.AssertFlawlessAsync($"rolling restart, {name}");
        }
    }

    [Theory]
    [InlineData("killed")]
    [InlineData("stopped")]
    public async Task The_store_is_emptied_and_a_node_is_restarted(string how)
    {
        await faulty.RestoreAsync();
        await using var loop = await OpenLoop.StartAsync(_cluster, ["n1", "n2"], faulty.Expected);
        await _cluster.Redis.EmptyAsync();
        if (how == "killed")
        {
            _cluster["n3"].Process.Kill();
        }
        else
        {
            Signals.EndKindly(_cluster["n3"].Process);
        }

        await _cluster["n3"].Process.WaitForExitAsync(TestContext.Current.CancellationToken);

        // They find each other again: a cluster of its own would never see the other two.
        await faulty.RestoreAsync();
        await loop.UntilMoreAsync(LongRuns.AreAskedFor ? 6_000 : 200);
        await loop.AssertFlawlessAsync($"Redis emptied, and a node {how} and restarted");
    }

    // It may not know yet that the others go on without it.
    private async Task AssertRightOrPutOffUntilGoneAsync(string name)
    {
        using var client = await _cluster.ClientAsync(name);
        foreach (var (question, expected) in faulty.Expected)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(question, UriKind.Relative));
                var body = await answer.Content.ReadAsStringAsync();
                var isRight = answer.StatusCode == HttpStatusCode.OK ? body == expected : answer.StatusCode == HttpStatusCode.ServiceUnavailable;
                Assert.True(isRight, $"{question}: {body}");
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                await _cluster[name].Process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2));
                return;
            }
        }
    }

    // A node that was declared dead while it hung ends when it learns of it, for whatever watches over it to start it again.
    private Task UntilBackOrGoneAsync(string name) => Eventually.HoldsAsync(
        async () => _cluster[name].Process.HasExited || (await _cluster.StatusAsync("n1")).Nodes.Any(node => node.Name == name && node.Responding),
        () => $"{name} is back, or has ended: {_cluster[name].Log}");
}
