using System.Text.Json;
using System.Text.Json.Nodes;
using Overindex.Contracts;
using Overindex.Contracts.Tests.Description;
using Overindex.Engine;
using Overindex.Ingest;
using Overindex.Server;

namespace Overindex.Reports.Tests.Support;

/// <summary>The API's answers about a real data set, on two generation dates.</summary>
public sealed class RealAnswers : IAsyncLifetime
{
    private static readonly DateOnly[] Dates = [new(2013, 10, 31), new(2014, 10, 31)];

    private readonly string _folder = Directory.CreateTempSubdirectory("overindex-reports-").FullName;
    private readonly List<Answered> _answers = [];

    internal IReadOnlyList<Answered> Answers => _answers;

    internal IReadOnlyList<string> Accounts => [.. _answers.Select(answer => answer.Account).Distinct()];

    public async ValueTask InitializeAsync()
    {
        var config = new JsonObject();
        foreach (var input in (string[])["people", "interests", "items", "interactions", "accounts"])
        {
            config[input] = Path.Combine(SharedFolder.Path, "data", "oulad", input + ".csv.gz");
        }

        var path = Path.Combine(_folder, "overindex.json");
        await File.WriteAllTextAsync(path, config.ToJsonString());
        foreach (var date in Dates)
        {
            await PlatformBuild.RunAsync(
                new() { Config = BuildConfig.Load(path), Date = date, WindowDays = 365, DataDirectory = _folder });
        }

        var store = new SnapshotStore(_folder);
        foreach (var id in store.List())
        {
            using var snapshot = store.Open(id);
            await AskAsync(snapshot);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal AudienceReport Report(string account, InsightType type)
    {
        var mine = _answers.Where(answer => answer.Account == account && answer.Type == type).OrderByDescending(answer => answer.Response.Date).ToList();
        var date = mine[0].Response.Date;
        AudienceInsightsResponse Other(InsightType other) =>
            _answers.Single(answer => answer.Account == account && answer.Type == other && answer.Response.Date == date).Response;
        return new()
        {
            AccountId = account,
            AccountName = mine[0].Name,
            Audience = mine[0].Response,
            Everybody = Other(InsightType.PinterestTotalAudience),
            Engaged = Other(InsightType.YourEngagedAudience),
            Compared = Other(InsightType.YourEngagedAudience),
            OtherDates = [.. mine.Skip(1).Select(answer => answer.Response)],
            WindowDays = 365,
        };
    }

    private async Task AskAsync(Snapshot snapshot)
    {
        var calculator = new InsightsCalculator(snapshot.Catalog, new LocalAudienceCounter(snapshot), PrivacyRules.Default);
        for (var ordinal = 0; ordinal < snapshot.Catalog.Accounts.Count; ordinal++)
        {
            var account = snapshot.Catalog.Accounts[ordinal];
            foreach (var type in InsightType.KnownValues)
            {
                var insights = await calculator.GetInsightsAsync(WireMapper.ToAudience(type, account.Id));
                var json = JsonSerializer.SerializeToUtf8Bytes(WireMapper.ToResponse(insights, type), ContractsJson.Wire.AudienceInsightsResponse);
                var response = JsonSerializer.Deserialize(json, ContractsJson.Wire.AudienceInsightsResponse)!;
                _answers.Add(new(account.Id.ToString(), account.Name, type, response, JsonDocument.Parse(json).RootElement));
            }
        }
    }
}

/// <summary>An answer as a model, and as the JSON that it was on the wire.</summary>
internal sealed record Answered(string Account, string Name, InsightType Type, AudienceInsightsResponse Response, JsonElement Json);
