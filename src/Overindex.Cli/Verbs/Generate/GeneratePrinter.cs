using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Ingest;

namespace Overindex.Cli.Verbs.Generate;

internal sealed class GeneratePrinter(CliHost host)
{
    internal void Print(SyntheticOptions options, SyntheticReport report)
    {
        host.Screen.WriteBlock(Tables.Facts(
            ("files", options.OutputDirectory),
            ("people", Figures.Count(options.People)),
            ("ad accounts", Figures.Count(options.Accounts)),
            ("items", Figures.Count(report.Items)),
            ("interactions", $"{Figures.Count(report.Interactions)} in {Figures.Count(options.Days, "day", "days")} to {report.GenerationDate:yyyy-MM-dd}")));
        host.Out.WriteLine("Planted tastes, to find again in the insights:");
        var table = Tables.Create("ad account", "name", "interest", ">expected index");
        foreach (var taste in report.Planted)
        {
            table.AddCells(taste.AccountId, taste.AccountName, taste.InterestName,
                $"{taste.ExpectedIndex:0.00} ± {taste.Tolerance * taste.ExpectedIndex:0.00}");
        }

        host.Screen.WriteBlock(table);
        host.Out.WriteLine("Next:");
        var config = Invocation.Quote(report.ConfigPath);
        host.Out.WriteLine(
            $"  {Invocation.Text} build --config {config} --date {report.GenerationDate:yyyy-MM-dd} --window {options.Days}");
    }
}
