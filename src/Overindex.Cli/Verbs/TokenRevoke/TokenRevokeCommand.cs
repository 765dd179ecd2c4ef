using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.TokenRevoke;

internal sealed class TokenRevokeCommand : Verb
{
    private readonly Argument<string> _id = new("ID") { Description = "The token's id, as 'overindex token list' shows it." };

    private readonly Option<string> _data;

    internal TokenRevokeCommand(CliHost host)
        : base(host, "revoke", "Revoke a token for good; a running server refuses it from then on.", "overindex token revoke 3f9c2a7d")
    {
        _data = CommonOptions.Data(host);
        Add(_id);
        Add(_data);
        Runs(parsed => new TokenRevokeHandler(host).Run(parsed.GetRequiredValue(_data), parsed.GetRequiredValue(_id)));
    }
}
