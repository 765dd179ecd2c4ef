using Overindex.Client.Delivery.Tests.Running;

namespace Overindex.Client.Delivery.Tests.Samples;

public sealed class WorkerExportTests(DemoServer demo)
{
    [Fact]
    public async Task The_worker_sample_writes_every_size_once_however_often_it_starts_and_stops_when_asked()
    {
        using var folder = new TemporaryDirectory();

        Assert.DoesNotContain(" 0 new lines", await RunOnceAsync(folder), StringComparison.Ordinal);
        var first = await File.ReadAllLinesAsync(folder.Combine("sizes.csv"));
        Assert.Contains(" 0 new lines", await RunOnceAsync(folder), StringComparison.Ordinal);

        Assert.Equal(first, await File.ReadAllLinesAsync(folder.Combine("sizes.csv")));
        Assert.Equal(await ExpectedAsync(), first);
    }

    [Fact]
    public async Task The_worker_sample_does_not_start_without_credentials()
    {
        using var folder = new TemporaryDirectory();

        var ended = await RunningProgram.RunAsync(Tree.Sample("WorkerExport"), [], folder.Path);

        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains("There are no credentials", ended.Error, StringComparison.Ordinal);
    }

    private async Task<string> RunOnceAsync(TemporaryDirectory folder)
    {
        await using var worker = RunningProgram.Start(
            Tree.Sample("WorkerExport"),
            [],
            folder.Path,
            ("AudienceInsights__BaseAddress", demo.Address),
            ("AudienceInsights__AccessToken", demo.Token),
            ("Logging__LogLevel__System.Net.Http.HttpClient", "Warning"));
        await worker.ReadUntilAsync(line => line.Contains("new lines in sizes.csv", StringComparison.Ordinal));
        worker.Stop();
        return (await worker.WaitAsync()).Ok();
    }

    private async Task<List<string>> ExpectedAsync()
    {
        var lines = new List<string>();
        foreach (var adAccount in await demo.GetAdAccountsAsync())
        {
            foreach (var type in (string[])["YOUR_TOTAL_AUDIENCE", "YOUR_ENGAGED_AUDIENCE"])
            {
                var answer = await demo.GetJsonAsync($"/ad_accounts/{adAccount["id"]}/audience_insights?audience_insight_type={type}");
                lines.Add($"{answer["date"]},{adAccount["id"]},{answer["type"]},{answer["size"]}");
            }
        }

        return lines;
    }
}
