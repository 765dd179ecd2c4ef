using System.Globalization;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Contracts;
using Overindex.Reports;

namespace Overindex.Cli.Verbs.Interests;

internal sealed class InterestsPrinter(CliHost host)
{
    internal void Print(IReadOnlyList<InterestResponse> interests, string output)
    {
        switch (output)
        {
            case OutputOption.Json:
                host.Out.Write($"[{string.Join(',', interests.Select(one => WireText.Of(one, ContractsJson.Wire.InterestResponse)))}]");
                break;
            case OutputOption.Csv:
                PrintCsv(interests);
                break;
            default:
                PrintTable(interests);
                break;
        }
    }

    private void PrintCsv(IReadOnlyList<InterestResponse> interests)
    {
        var parents = interests
            .SelectMany(parent => (parent.ChildInterests ?? []).Select(child => (Child: child, Parent: parent.Id)))
            .DistinctBy(pair => pair.Child)
            .ToDictionary(pair => pair.Child, pair => pair.Parent, StringComparer.Ordinal);
        CsvText.WriteRow(host.Out, "id", "name", "level", "parent_id", "children");
        foreach (var one in interests)
        {
            CsvText.WriteRow(host.Out, one.Id, one.Name, Number(one.Level), parents.GetValueOrDefault(one.Id ?? ""), Number(one.ChildInterests?.Count));
        }
    }

    private void PrintTable(IReadOnlyList<InterestResponse> interests)
    {
        var top = interests[0].Level ?? 1;
        var table = Tables.Create("interest", "id", ">level", ">children");
        foreach (var one in interests)
        {
            var indent = new string(' ', 2 * Math.Max((one.Level ?? top) - top, 0));
            table.AddCells(indent + one.Name, one.Id ?? "", Number(one.Level) ?? "", Number(one.ChildInterests?.Count) ?? "");
        }

        host.Screen.WriteBlock(table);
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
