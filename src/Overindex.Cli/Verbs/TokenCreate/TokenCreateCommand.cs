using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Engine;
using Overindex.Server;

namespace Overindex.Cli.Verbs.TokenCreate;

internal sealed class TokenCreateCommand : Verb
{
    private readonly Option<AdAccountId[]> _accounts = new("--account")
    {
        Description = "The ad accounts it may see; one or more ids.",
        HelpName = "ID",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
            [.. result.Tokens.Select(token => ParsedOption.Read(result, "--account", token.Value, IdText.ParseAccount))],
    };

    private readonly Option<bool> _allAccounts = new("--all-accounts") { Description = "It may see every ad account, also later ones." };

    private readonly Option<bool> _operator = new("--operator")
    {
        Description = "For an operator instead (scope cluster:read): it shows what a cluster is doing, and no ad account.",
    };

    private readonly Option<TimeSpan?> _expires;

    private readonly Option<string> _name = new("--name")
    {
        Description = "A label for people, at most 100 characters.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string> _data;

    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json);

    internal TokenCreateCommand(CliHost host)
        : base(
            host,
            "create",
            "Create a personal access token. Its secret goes to standard output, this once; only its hash is stored.",
            "overindex token create --account 549755885175 --expires 30d --name \"Spring campaign\"",
            "overindex token create --account 1001 1002 --expires 2026-12-31",
            "TOKEN=$(overindex token create --all-accounts --expires 12h)",
            "overindex token create --operator --name \"Night shift\"")
    {
        _data = CommonOptions.Data(host);
        _expires = ParsedOption.Create(
            "--expires",
            "WHEN",
            "A duration (90m, 12h, 30d, 4w) or the last day (2026-12-31, UTC). [default: 30d]",
            TimeSpan? (text) => LifetimeText.Parse(text, host.Time));
        Add(_accounts);
        Add(_allAccounts);
        Add(_operator);
        Add(_expires);
        Add(_name);
        Add(_data);
        Add(_output);
        this.AddRule(result =>
        {
            var kinds = (bool[])[result.GetResult(_accounts) is not null, result.GetValue(_allAccounts), result.GetValue(_operator)];
            if (kinds.Count(given => given) != 1)
            {
                result.AddError("Say which ad accounts the token may see: '--account ID...' or '--all-accounts', not both; or '--operator'.");
            }
        });
        Runs(parsed => new TokenCreateHandler(host).Run(
            parsed.GetRequiredValue(_data),
            new()
            {
                Name = parsed.GetRequiredValue(_name),
                Accounts = parsed.GetValue(_accounts) ?? [],
                AllAccounts = parsed.GetValue(_allAccounts) || parsed.GetValue(_operator),
                Scopes = parsed.GetValue(_operator) ? [AccessTokenRequest.OperatorScope] : ["ads:read"],
                Lifetime = parsed.GetValue(_expires) ?? TimeSpan.FromDays(30),
            },
            parsed.GetRequiredValue(_output)));
    }
}
