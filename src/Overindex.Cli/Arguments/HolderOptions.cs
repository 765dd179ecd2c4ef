using System.CommandLine;
using Overindex.Identity;

namespace Overindex.Cli.Arguments;

/// <summary><c>--user NAME</c> or <c>--app ID</c>: exactly one of the two.</summary>
internal sealed class HolderOptions
{
    private readonly Option<string?> _user = new("--user") { Description = "The user who holds it.", HelpName = "NAME" };

    private readonly Option<string?> _app = new("--app") { Description = "The app that holds it, by its client id.", HelpName = "ID" };

    internal HolderOptions(Command command)
    {
        command.Add(_user);
        command.Add(_app);
        command.AddRule(result =>
        {
            if (result.GetValue(_user) is null == result.GetValue(_app) is null)
            {
                result.AddError("Say who: '--user NAME' or '--app ID', not both.");
            }
        });
    }

    internal GrantHolder Get(ParseResult parsed) => parsed.GetValue(_user) is { } user
        ? new GrantHolder(HolderKind.User, user)
        : new GrantHolder(HolderKind.App, parsed.GetRequiredValue(_app)!);
}
