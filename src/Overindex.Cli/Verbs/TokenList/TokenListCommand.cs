using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.TokenList;

internal sealed class TokenListCommand : Verb
{
    private readonly Option<string> _data;

    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json);

    internal TokenListCommand(CliHost host)
        : base(
            host,
            "list",
            "List the tokens of a data directory, oldest first. Secrets are not stored and cannot be shown.",
            "overindex token list",
            "overindex token list --output json")
    {
        _data = CommonOptions.Data(host);
        Add(_data);
        Add(_output);
        Runs(parsed => new TokenListHandler(host).Run(parsed.GetRequiredValue(_data), parsed.GetRequiredValue(_output)));
    }
}
