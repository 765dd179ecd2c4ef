using System.Diagnostics;
using System.Globalization;
using System.Net;
using Overindex.Cluster.Tests.Support;

namespace Overindex.Cluster.Tests.Processes;

[Collection(ClusterCollection.Name)]
public sealed class OneReplicaTests
{
    [Fact]
    public async Task With_one_replica_a_killed_nodes_part_is_waited_for_or_put_off_and_never_left_out()
    {
        using var folder = new TemporaryDirectory();
        var data = await Platforms.GenerateAsync(folder, people: 5_000, accounts: 12, shards: 6);
        await using var cluster = await TestCluster.CreateAsync(folder, data);
        var expected = await Answers.OfOneProcessAsync(data, cluster.Token);
        cluster.Options = ["--replicas", "1"];
        cluster.DeadlineSeconds = 1;
        cluster.ProbeSeconds = LongRuns.AreAskedFor ? 1 : 2;
        await cluster.StartAsync("n1", "n2", "n3");
        await cluster.UntilSettledAsync("n1", "n2", "n3");
        using var client = await cluster.ClientAsync("n1");
        await cluster["n3"].KillAsync();
        var clock = Stopwatch.StartNew();
        var (putOff, answered, number, recovered) = (0, 0, 0, TimeSpan.Zero);

        await Eventually.HoldsAsync(
            async () =>
            {
                var question = expected.Keys.ElementAt(number++ % expected.Count);
                using var answer = await client.GetAsync(new Uri(question, UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    Assert.NotNull(answer.Headers.RetryAfter?.Delta);
                    putOff++;
                    answered = 0;
                    return false;
                }

                Assert.Equal(expected[question], await answer.Content.ReadAsStringAsync());
                recovered = answered == 0 ? clock.Elapsed : recovered;
                return ++answered >= expected.Count;
            },
            () => $"every question is answered again; {putOff} were put off");
        await Figures.TellAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"one replica, kill -9, probes of {cluster.ProbeSeconds} s: {putOff} put off, all answered {recovered.TotalSeconds:0.0} s after it"));
    }
}
