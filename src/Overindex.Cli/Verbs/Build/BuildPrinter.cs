using System.Text.Json;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Ingest;
using Spectre.Console;

namespace Overindex.Cli.Verbs.Build;

internal sealed class BuildPrinter(CliHost host)
{
    internal void Print(BuildReport report, DateOnly date, int windowDays, string dataDirectory, string output)
    {
        if (output == OutputOption.Json)
        {
            host.Out.WriteLine(JsonSerializer.Serialize(BuildReportJson.From(report), CliJson.Readable.BuildReportJson));
            return;
        }

        BuildTables.WriteRows(host, report.Inputs, report.RejectsFile);
        host.Screen.WriteBlock(BuildTables.Phases(report.Phases));
        host.Screen.WriteBlock(Facts(report, Figures.Window(date, windowDays)));
        host.Out.WriteLine(report.Published.AlreadyThere
            ? $"Snapshot {report.Published.Id} was there already, the same to the byte; nothing was added."
            : $"Published snapshot {report.Published.Id}.");
        var data = Invocation.Quote(dataDirectory);
        host.Error.WriteLine("Next:");
        host.Error.WriteLine($"  {Invocation.Text} snapshot inspect --data {data}");
        host.Error.WriteLine($"  {Invocation.Text} serve --data {data}");
    }

    private static Grid Facts(BuildReport report, string window) => Tables.Facts(
        ("window", window),
        ("people", Figures.People(report.Published.People, report.Published.EngagedPeople)),
        ("interests", $"{Figures.Count(report.Interests)}, {Figures.Count(report.Categories)} of them categories"),
        ("ad accounts", Figures.Count(report.Accounts)),
        (" with 100 people or more", Figures.Count(report.Audiences.Reportable)),
        (" with fewer", $"{Figures.Count(report.Audiences.BelowMinimum)} (too few to report to advertisers)"),
        (" with nobody", Figures.Count(report.Audiences.Empty)),
        ("largest audience", Figures.Count(report.Audiences.Largest, "person", "people")),
        ("median audience", Figures.Count(report.Audiences.Median, "person", "people")),
        ("on disk", Figures.Bytes(report.Published.Bytes)));
}
