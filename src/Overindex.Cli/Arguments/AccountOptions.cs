using System.CommandLine;
using Overindex.Engine;
using Overindex.Identity;

namespace Overindex.Cli.Arguments;

/// <summary><c>--account ID...</c> or <c>--all-accounts</c>: exactly one of the two.</summary>
internal sealed class AccountOptions
{
    private readonly Option<AdAccountId[]> _accounts = new("--account")
    {
        Description = "The ad accounts; one or more ids.",
        HelpName = "ID",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
            [.. result.Tokens.Select(token => ParsedOption.Read(result, "--account", token.Value, IdText.ParseAccount))],
    };

    private readonly Option<bool> _all = new("--all-accounts") { Description = "Every ad account, also later ones." };

    internal AccountOptions(Command command)
    {
        command.Add(_accounts);
        command.Add(_all);
        command.AddRule(result =>
        {
            if (result.GetResult(_accounts) is not null == result.GetValue(_all))
            {
                result.AddError("Say which ad accounts: '--account ID...' or '--all-accounts', not both.");
            }
        });
    }

    internal AccountSet Get(ParseResult parsed) => parsed.GetValue(_all) ? AccountSet.Everything : new AccountSet(parsed.GetValue(_accounts) ?? []);
}
