using System.Text;
using Overindex.Cluster.Tests.Support;

namespace Overindex.Cluster.Tests.Processes;

/// <summary>One request is one trace, whichever nodes count for it.</summary>
public sealed partial class WholeClusterTests
{
    [Fact]
    public async Task One_request_is_one_trace_across_nodes_with_the_meters_of_both_and_no_ad_account_in_it()
    {
        var trace = Guid.NewGuid().ToString("n");
        using var client = await whole.Cluster.ClientAsync("n1");
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        var question = $"/v5/ad_accounts/{WholeCluster.Account}/audience_insights?audience_insight_type=PINTEREST_TOTAL_AUDIENCE";
        await client.GetStringAsync(new Uri(question, UriKind.Relative));
        var id = Encoding.Latin1.GetString(Convert.FromHexString(trace));
        foreach (var name in WholeCluster.Names)
        {
            await Eventually.HoldsAsync(() => whole.Collector.HasTrace(name, id), () => $"{name} has a part in the trace");
            await Eventually.HoldsAsync(() => whole.Collector.HasTrace(name, "count shards"), () => $"{name} says that it counted");
            await Eventually.HoldsAsync(() => whole.Collector.HasMetric(name, "orleans-"), () => $"{name} sends Orleans' meters");
        }

        await Eventually.HoldsAsync(() => whole.Collector.HasMetric("n1", "overindex.cluster.call.duration"), () => "n1 sends how long its calls take");
        Assert.All(whole.Collector.Bodies, body => Assert.DoesNotContain(WholeCluster.Account, body, StringComparison.Ordinal));
    }
}
