using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Cli.Sources;
using Overindex.Contracts;
using Overindex.Reports;

namespace Overindex.Cli.Verbs.Audiences;

internal sealed class AudiencesPrinter(CliHost host)
{
    internal void Print(AudienceDefinitionResponse definitions, string output)
    {
        switch (output)
        {
            case OutputOption.Json:
                host.Out.Write(WireText.Of(definitions, ContractsJson.Wire.AudienceDefinitionResponse));
                break;
            case OutputOption.Csv:
                CsvText.WriteRow(host.Out, "scope", "type", "date", "insight_type");
                foreach (var one in definitions.Items ?? [])
                {
                    CsvText.WriteRow(host.Out, one.Scope?.Value, one.Type?.Value, $"{one.Date:yyyy-MM-dd}", InsightTypes.Of(one)?.Value);
                }

                break;
            default:
                PrintTable(definitions.Items ?? []);
                break;
        }
    }

    private void PrintTable(IReadOnlyList<AudienceDefinition> definitions)
    {
        if (definitions.Count == 0)
        {
            host.Out.WriteLine("No audience is available for this ad account now.");
            return;
        }

        var table = Tables.Create("scope", "type", "date", "insight type");
        foreach (var one in definitions)
        {
            table.AddCells(one.Scope?.Value ?? "", one.Type?.Value ?? "", $"{one.Date:yyyy-MM-dd}", InsightTypes.Of(one)?.Value ?? "");
        }

        host.Screen.WriteBlock(table);
    }
}
