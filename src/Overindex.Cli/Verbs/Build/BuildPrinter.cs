using System.Text.Json;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Ingest;
using Spectre.Console;

namespace Overindex.Cli.Verbs.Build;

internal sealed class BuildPrinter(CliHost host)
{
    internal void Print(BuildReport report, BuildSettings settings, string output)
    {
        if (output == OutputOption.Json)
        {
            host.Out.WriteLine(JsonSerializer.Serialize(BuildReportJson.From(report), CliJson.Readable.BuildReportJson));
            return;
        }

        host.Screen.WriteBlock(Inputs(report.Inputs));
        if (report.Inputs.Any(input => input.Rejected.Count > 0))
        {
            host.Screen.WriteBlock(Rejects(report.Inputs));
            host.Out.WriteLine($" Every rejected row with its reason: {report.RejectsFile}");
            host.Out.WriteLine();
        }

        host.Screen.WriteBlock(Phases(report.Phases));
        host.Screen.WriteBlock(Facts(report, settings));
        host.Out.WriteLine(report.Published.AlreadyThere
            ? $"Snapshot {report.Published.Id} was there already, the same to the byte; nothing was added."
            : $"Published snapshot {report.Published.Id}.");
        var data = Invocation.Quote(settings.DataDirectory);
        host.Error.WriteLine("Next:");
        host.Error.WriteLine($"  {Invocation.Text} snapshot inspect --data {data}");
        host.Error.WriteLine($"  {Invocation.Text} serve --data {data}");
    }

    private static Grid Inputs(IReadOnlyList<InputReport> inputs)
    {
        var table = Tables.Create("input", ">rows read", ">used", ">outside window", ">rejected", ">of rows");
        foreach (var input in inputs)
        {
            var rejected = input.Rejected.Sum(reject => reject.Rows);
            table.AddCells(
                input.Name,
                Figures.Count(input.Read),
                Figures.Count(input.Used),
                Figures.Count(input.OutsideWindow),
                Figures.Count(rejected),
                input.Read == 0 ? "" : $"{100.0 * rejected / input.Read:0.00}%");
        }

        return table;
    }

    private static Grid Rejects(IReadOnlyList<InputReport> inputs)
    {
        var table = Tables.Create("rejected from", "reason", ">rows");
        foreach (var input in inputs)
        {
            foreach (var reject in input.Rejected)
            {
                table.AddCells(input.Name, reject.Reason, Figures.Count(reject.Rows));
            }
        }

        return table;
    }

    private static Grid Phases(IReadOnlyList<PhaseTime> phases)
    {
        var table = Tables.Create("phase", ">time");
        foreach (var phase in phases)
        {
            table.AddCells(phase.Phase, Figures.Elapsed(phase.Elapsed));
        }

        table.AddCells("all together", Figures.Elapsed(phases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Elapsed)));
        return table;
    }

    private static Grid Facts(BuildReport report, BuildSettings settings) => Tables.Facts(
        ("window", Figures.Window(settings.Date, settings.WindowDays)),
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
