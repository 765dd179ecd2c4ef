using System.Text;
using System.Text.Json;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Contracts;
using Overindex.Engine;
using Overindex.Server;

namespace Overindex.Cli.Verbs.Insights;

internal sealed class InsightsHandler(CliHost host)
{
    internal async Task<int> RunAsync(InsightsSettings settings, CancellationToken cancellationToken)
    {
        var store = new SnapshotStore(settings.DataDirectory);
        using var snapshot = store.Open(
            DataDirectory.Choose(store, settings.DataDirectory, settings.Snapshot), SnapshotVerification.Lengths, cancellationToken);
        var account = AccountFinder.Find(snapshot.Catalog.Accounts, settings.Account, cancellationToken);
        var privacy = settings.Exact ? null : PrivacyRules.Load(settings.DataDirectory);
        var calculator = new InsightsCalculator(snapshot.Catalog, new LocalAudienceCounter(snapshot), privacy);
        var audience = WireMapper.ToAudience(settings.Type, account.Id);
        var answer = WireMapper.ToResponse(await calculator.GetInsightsAsync(audience, cancellationToken), settings.Type);
        if (settings.Exact)
        {
            host.Error.WriteLine("These figures are exact: the privacy rules are off. Do not hand them to advertisers.");
        }

        Print(answer, new InsightsSubject(account, snapshot.Id, snapshot.Catalog.WindowDays, privacy), settings);
        return ExitCodes.Ok;
    }

    private void Print(AudienceInsightsResponse answer, InsightsSubject subject, InsightsSettings settings)
    {
        switch (settings.Output)
        {
            case OutputOption.Json:
                // The server's bytes, so without a line end of our own.
                host.Out.Write(
                    Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(answer, ContractsJson.Wire.AudienceInsightsResponse)));
                break;
            case OutputOption.Csv:
                InsightsCsv.Write(answer, host.Out);
                break;
            default:
                new InsightsPrinter(host).Print(answer, subject, settings.Top);
                break;
        }
    }
}

internal sealed record InsightsSettings(
    string Account, InsightType Type, string DataDirectory, SnapshotId? Snapshot, bool Exact, int Top, string Output);

/// <summary>What an answer is about, beside what it says itself.</summary>
internal sealed record InsightsSubject(Engine.AdAccount Account, SnapshotId Snapshot, int WindowDays, PrivacyRules? Privacy);
