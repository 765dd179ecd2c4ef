using System.CommandLine;
using System.Text.Json;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;

namespace Overindex.Cli.Verbs.User;

internal sealed class UserListCommand : Verb
{
    private readonly Option<string> _data;

    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json);

    internal UserListCommand(CliHost host)
        : base(host, "list", "List the users by name, with the ad accounts that they may see.", "overindex user list", "overindex user list --output json")
    {
        _data = CommonOptions.Data(host);
        Add(_data);
        Add(_output);
        Runs(async (parsed, cancellationToken) =>
        {
            var users = await new Tenants(host).AskAsync(parsed.GetRequiredValue(_data), registry => registry.ListUsersAsync(), cancellationToken);
            Print(host, [.. users.Select(ListedUser.From)], [.. users.Select(user => AccountText.Of(user.Accounts))], parsed.GetRequiredValue(_output));
            return ExitCodes.Ok;
        });
    }

    private static void Print(CliHost host, IReadOnlyList<ListedUser> users, IReadOnlyList<string> accounts, string output)
    {
        if (output == OutputOption.Json)
        {
            host.Out.WriteLine(JsonSerializer.Serialize(users, CliJson.Readable.IReadOnlyListListedUser));
            return;
        }

        if (users.Count == 0)
        {
            host.Out.WriteLine("There are no users. Add one with 'overindex user add'.");
            return;
        }

        var table = Tables.Create("name", "ad accounts", "state", "added (UTC)");
        foreach (var (user, seen) in users.Zip(accounts))
        {
            table.AddCells(user.Name, seen, user.State, Figures.Minute(user.CreatedAt));
        }

        host.Screen.WriteBlock(table);
    }
}

/// <summary>A user as listed.</summary>
internal sealed record ListedUser(string Name, IReadOnlyList<string> Accounts, bool AllAccounts, string State, DateTimeOffset CreatedAt)
{
    internal static ListedUser From(Identity.User user) => new(
        user.Name,
        [.. user.Accounts.Ids.Select(id => id.ToString())],
        user.Accounts.All,
        user.Disabled ? "disabled" : "enabled",
        user.CreatedAt);
}
