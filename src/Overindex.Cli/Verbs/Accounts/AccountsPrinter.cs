using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Contracts;
using Overindex.Reports;

namespace Overindex.Cli.Verbs.Accounts;

internal sealed class AccountsPrinter(CliHost host)
{
    internal async Task PrintAsync(IAsyncEnumerable<AdAccount> accounts, string output, CancellationToken cancellationToken)
    {
        if (output == OutputOption.Csv)
        {
            await PrintCsvAsync(accounts, cancellationToken);
            return;
        }

        var all = await accounts.ToListAsync(cancellationToken);
        if (output == OutputOption.Json)
        {
            host.Out.Write(WireText.Of(new AdAccountsResponse { Items = all }, ContractsJson.Wire.AdAccountsResponse));
        }
        else if (all.Count == 0)
        {
            host.Out.WriteLine("There is no ad account to see.");
        }
        else
        {
            var table = Tables.Create("id", "name");
            all.ForEach(account => table.AddCells(account.Id ?? "", account.Name ?? ""));
            host.Screen.WriteBlock(table);
        }
    }

    // Row by row as the pages come: a script that reads on need not wait for the last one.
    private async Task PrintCsvAsync(IAsyncEnumerable<AdAccount> accounts, CancellationToken cancellationToken)
    {
        var header = true;
        await foreach (var account in accounts.WithCancellation(cancellationToken))
        {
            WriteHeaderOnce(ref header);
            CsvText.WriteRow(host.Out, account.Id, account.Name);
        }

        WriteHeaderOnce(ref header);
    }

    private void WriteHeaderOnce(ref bool header)
    {
        if (header)
        {
            CsvText.WriteRow(host.Out, "id", "name");
            header = false;
        }
    }
}
