using System.Text.Json;
using Overindex.EndToEnd.Tests.Acceptance;
using Overindex.EndToEnd.Tests.Oracle;
using Overindex.EndToEnd.Tests.Platforms;
using Overindex.EndToEnd.Tests.Running;

namespace Overindex.EndToEnd.Tests.Processes;

/// <summary>A newly published snapshot is picked up while clients hammer, without a failed request.</summary>
public sealed class HotSwapTests
{
    [Fact]
    public async Task Every_answer_belongs_to_one_snapshot_when_a_new_one_is_published_under_load()
    {
        using var folder = new TemporaryDirectory();
        var data = folder.Combine("data");
        await Builds.RunAsync(RealData.Oulad, folder, data);
        await using var server = await RunningServer.StartAsync(data, TimeSpan.FromMilliseconds(100));
        var questions = Questions.Insights(["549755885001", "549755885004", "549755885007"]);
        var hammer = new Hammer(server.Client, [.. questions.Select(x => x.Path)]);
        using var stop = new CancellationTokenSource();
        var hammering = hammer.RunAsync(clients: 4, stop.Token);

        await Eventually.HoldsAsync(() => questions.All(x => hammer.Answers.ContainsKey((x.Path, "2013-10-31"))), "Serving the old snapshot");
        await Builds.RunAsync(RealData.OuladYearLater, folder, data);
        await Eventually.HoldsAsync(() => questions.All(x => hammer.Answers.ContainsKey((x.Path, "2014-10-31"))), "Serving the new snapshot");
        await stop.CancelAsync();
        await hammering;

        Assert.Empty(hammer.Faults);
        foreach (var real in (RealData[])[RealData.Oulad, RealData.OuladYearLater])
        {
            using var oracle = SqlOracle.Create(real.Read(), real.Date, real.WindowDays);
            var published = oracle.Audiences(new OracleRules()).ToDictionary(x => x.Key);
            foreach (var question in questions)
            {
                using var answer = JsonDocument.Parse(hammer.Answers[(question.Path, real.Date.ToString("O"))]);
                Assert.Null(JsonDifference.First(ExpectedJson.Insights(published[question.Audience], question.Insight, real.Date),
                    answer.RootElement));
            }
        }
    }
}
