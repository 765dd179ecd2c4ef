using Overindex.Cli.Hosting;
using Overindex.Engine;

namespace Overindex.Cli.Verbs.SnapshotInspect;

internal sealed class SnapshotInspectHandler(CliHost host)
{
    internal async Task<int> RunAsync(string dataDirectory, SnapshotId? wanted, int top, CancellationToken cancellationToken)
    {
        var store = new SnapshotStore(dataDirectory);
        var id = DataDirectory.Choose(store, dataDirectory, wanted);
        using var snapshot = store.Open(id, SnapshotVerification.Lengths, cancellationToken);
        var everybody = await new LocalAudienceCounter(snapshot).CountAsync(Audience.Baseline, cancellationToken);
        var largest = LargestAccounts(snapshot.Catalog.Accounts, top, cancellationToken);
        new SnapshotInspectPrinter(host).Print(store.PathOf(id), snapshot, everybody, largest, top);
        return ExitCodes.Ok;
    }

    private static IReadOnlyList<AdAccount> LargestAccounts(AdAccountTable accounts, int top, CancellationToken cancellationToken)
    {
        var largest = new PriorityQueue<AdAccount, long>();
        for (var ordinal = 0; ordinal < accounts.Count; ordinal++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var account = accounts[ordinal];
            largest.Enqueue(account, account.AudienceSize(AudienceType.ImpressionPlusEngagement));
            if (largest.Count > top)
            {
                largest.Dequeue();
            }
        }

        return [.. largest.UnorderedItems
            .OrderByDescending(entry => entry.Priority)
            .ThenBy(entry => entry.Element.Id)
            .Select(entry => entry.Element)];
    }
}
