using System.Text.Json;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Ingest;

namespace Overindex.Cli.Verbs.Build;

/// <summary>Reports shards that were built alone.</summary>
internal sealed class ShardPrinter(CliHost host)
{
    internal void Print(IReadOnlyList<ShardReport> reports, BuildSettings settings, string output)
    {
        if (output == OutputOption.Json)
        {
            host.Out.WriteLine(JsonSerializer.Serialize([.. reports.Select(ShardReportJson.From)], CliJson.Readable.IReadOnlyListShardReportJson));
            return;
        }

        foreach (var report in reports)
        {
            BuildTables.WriteRows(host, report.Inputs, report.RejectsFile);
            host.Screen.WriteBlock(BuildTables.Phases(report.Phases));
            host.Screen.WriteBlock(Tables.Facts(
                ("window", Figures.Window(settings.Date, settings.WindowDays)),
                ("people", Figures.People(report.People, report.EngagedPeople)),
                ("on disk", Figures.Bytes(report.Bytes))));
            host.Out.WriteLine(report.AlreadyThere
                ? $"Shard {report.Shard} of {report.Shards} was there already, whole and from the same input; nothing was added."
                : $"Built shard {report.Shard} of {report.Shards}: {report.Path}");
        }

        host.Error.WriteLine($"Next, once all {settings.Shards} shards are there:");
        host.Error.WriteLine($"  {Invocation.Text} snapshot publish --data {Invocation.Quote(settings.DataDirectory)}");
    }
}
