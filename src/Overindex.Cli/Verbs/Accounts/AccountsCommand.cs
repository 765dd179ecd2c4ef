using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.Accounts;

internal sealed class AccountsCommand : Verb
{
    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json, OutputOption.Csv);

    internal AccountsCommand(CliHost host)
        : base(
            host,
            "accounts",
            "List the ad accounts that the token may see.",
            "overindex accounts",
            "overindex accounts --host http://127.0.0.1:5080 --output csv")
    {
        var source = new SourceOptions(host);
        Add(_output);
        source.AddTo(this, withFigures: false);
        Runs((parsed, cancellationToken) =>
            new AccountsHandler(host).RunAsync(source.Read(parsed), parsed.GetRequiredValue(_output), cancellationToken));
    }
}
