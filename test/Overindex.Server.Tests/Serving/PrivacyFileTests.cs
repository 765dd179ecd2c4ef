using Overindex.Engine;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Serving;

public sealed class PrivacyFileTests
{
    private const string Insights = "/v5/ad_accounts/549755885175/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE";

    [Fact]
    public async Task A_server_obeys_the_rules_of_its_data_directory()
    {
        // Of the 400 people 40 hold Quotes: now one too few. 400 rounds up to the only boundary below the steps.
        await using var server = await RunningServer.StartAsync(prepare: directory => Prepare(directory, """{ "minimum_cell": 41, "size_boundaries": [450] }"""));

        var answer = await server.Client.OkAsync(Insights);

        Assert.Equal("450", answer.GetProperty("size").GetRawText());
        Assert.Equal(TestPlatform.Animals, Assert.Single(answer.GetProperty("categories").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public void Rules_that_cannot_be_understood_stop_the_start()
    {
        using var directory = new TemporaryDirectory();
        Prepare(directory.Path, """{ "minimum_cells": 41 }""");

        var thrown = Assert.Throws<SnapshotException>(
            () => OverindexServer.Create(new OverindexServerOptions { DataDirectory = directory.Path, Url = "http://127.0.0.1:0" }));

        Assert.Contains("minimum_cells", thrown.Message, StringComparison.Ordinal);
    }

    private static void Prepare(string directory, string rules)
    {
        TestPlatform.Publish(directory);
        File.WriteAllText(Path.Combine(directory, "privacy.json"), rules);
    }
}
