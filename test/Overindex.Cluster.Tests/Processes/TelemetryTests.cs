using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Overindex.Cluster.Tests.Support;

namespace Overindex.Cluster.Tests.Processes;

/// <summary>One request is one trace, whichever nodes count for it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class TelemetryTests
{
    private const string Account = "549755885001";
    private const int Shards = 4;

    [Fact]
    public async Task One_request_is_one_trace_across_nodes_with_the_meters_of_both_and_no_ad_account_in_it()
    {
        using var folder = new TempFolder();
        var data = await Platforms.GenerateAsync(folder, people: 5_000, accounts: 12, shards: Shards);
        await using var cluster = await TestCluster.CreateAsync(folder, data);
        var received = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await using var collector = Collector(received);
        await collector.StartAsync(TestContext.Current.CancellationToken);
        foreach (var name in (string[])["n1", "n2"])
        {
            cluster.Options = ["--replicas", "1", "--otlp-endpoint", $"{collector.Urls.Single()}/{name}"];
            await cluster.StartAsync(name);
        }

        await cluster.UntilSettledAsync("n1", "n2");
        await Waiting.UntilAsync(
            async () => (await cluster.StatusAsync("n1")).Nodes.All(node => node.Shards == Shards / 2), () => "n1 has let go of what is on n2 now");
        var trace = Guid.NewGuid().ToString("n");
        using var client = await cluster.ClientAsync("n1");
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        await client.GetStringAsync(new Uri($"/v5/ad_accounts/{Account}/audience_insights?audience_insight_type=PINTEREST_TOTAL_AUDIENCE", UriKind.Relative));
        var id = Encoding.Latin1.GetString(Convert.FromHexString(trace));
        foreach (var name in (string[])["n1", "n2"])
        {
            await Waiting.UntilAsync(() => Has($"/{name}/v1/traces", id), () => $"{name} has a part in the trace");
            await Waiting.UntilAsync(() => Has($"/{name}/v1/traces", "count shards"), () => $"{name} says that it counted");
            await Waiting.UntilAsync(() => Has($"/{name}/v1/metrics", "orleans-"), () => $"{name} sends Orleans' meters");
        }

        await Waiting.UntilAsync(() => Has("/n1/v1/metrics", "overindex.cluster.call.duration"), () => "n1 sends how long its calls take");
        Assert.All(received.Values, body => Assert.DoesNotContain(Account, body, StringComparison.Ordinal));

        bool Has(string path, string text) => received.GetValueOrDefault(path, "").Contains(text, StringComparison.Ordinal);
    }

    private static WebApplication Collector(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var text = Encoding.Latin1.GetString(body.ToArray());
            received.AddOrUpdate(context.Request.Path.Value!, text, (_, before) => before + text);
        });
        return app;
    }
}
