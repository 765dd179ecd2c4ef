using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Ingest;
using Spectre.Console;

namespace Overindex.Cli.Verbs.Build;

/// <summary>What became of rows, and what took how long.</summary>
internal static class BuildTables
{
    internal static void WriteRows(CliHost host, IReadOnlyList<InputReport> inputs, string? rejectsFile)
    {
        host.Screen.WriteBlock(Inputs(inputs));
        if (inputs.Sum(input => input.FromDays) is > 0 and var fromDays)
        {
            host.Out.WriteLine($" {Figures.Count(fromDays)} interactions came from days that an earlier build had kept.");
            host.Out.WriteLine();
        }

        if (inputs.Any(input => input.Rejected.Count > 0))
        {
            host.Screen.WriteBlock(Rejects(inputs));
            host.Out.WriteLine($" Every rejected row with its reason: {rejectsFile}");
            host.Out.WriteLine();
        }
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

    internal static Grid Phases(IReadOnlyList<PhaseTime> phases)
    {
        var table = Tables.Create("phase", ">time");
        foreach (var phase in phases)
        {
            table.AddCells(phase.Phase, Figures.Elapsed(phase.Elapsed));
        }

        table.AddCells("all together", Figures.Elapsed(phases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Elapsed)));
        return table;
    }
}
