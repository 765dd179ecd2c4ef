using System.Text.Json;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;

namespace Overindex.Cli.Verbs.SnapshotList;

internal sealed class SnapshotListPrinter(CliHost host)
{
    internal void Print(IReadOnlyList<ListedSnapshot> snapshots, string dataDirectory, string output)
    {
        if (output == OutputOption.Json)
        {
            host.Out.WriteLine(JsonSerializer.Serialize(snapshots, CliJson.Readable.IReadOnlyListListedSnapshot));
            return;
        }

        if (snapshots.Count == 0)
        {
            host.Out.WriteLine($"There are no snapshots in '{dataDirectory}'. Make one with 'overindex build --out {dataDirectory}'.");
            return;
        }

        var table = Tables.Create("snapshot", ">window", ">people", ">shards", ">bytes", "state");
        foreach (var snapshot in snapshots)
        {
            table.AddCells(
                snapshot.Id,
                snapshot.WindowDays is { } days ? Figures.Count(days, "day", "days") : "?",
                snapshot.People is { } people ? Figures.Count(people) : "?",
                snapshot.Shards is { } shards ? Figures.Count(shards) : "?",
                Figures.Bytes(snapshot.Bytes),
                snapshot.Problem is not null ? "damaged" : snapshot.ServedByDefault ? "newest (served)" : "");
        }

        host.Screen.WriteBlock(table);
        foreach (var damaged in snapshots.Where(snapshot => snapshot.Problem is not null))
        {
            ErrorReporter.Say(host, damaged.Problem!);
        }
    }
}
