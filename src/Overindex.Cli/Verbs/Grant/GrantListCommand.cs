using System.CommandLine;
using System.Text.Json;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Identity;

namespace Overindex.Cli.Verbs.Grant;

internal sealed class GrantListCommand : Verb
{
    private readonly Option<string> _data;

    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json);

    internal GrantListCommand(CliHost host)
        : base(host, "list", "List the grants: of users, then of apps.", "overindex grant list", "overindex grant list --output json")
    {
        _data = CommonOptions.Data(host);
        Add(_data);
        Add(_output);
        Runs(async (parsed, cancellationToken) =>
        {
            var grants = await new Tenants(host).AskAsync(parsed.GetRequiredValue(_data), registry => registry.ListGrantsAsync(), cancellationToken);
            Print(host, [.. grants.Select(ListedGrant.From)], parsed.GetRequiredValue(_output));
            return ExitCodes.Ok;
        });
    }

    private static void Print(CliHost host, IReadOnlyList<ListedGrant> grants, string output)
    {
        if (output == OutputOption.Json)
        {
            host.Out.WriteLine(JsonSerializer.Serialize(grants, CliJson.Readable.IReadOnlyListListedGrant));
            return;
        }

        if (grants.Count == 0)
        {
            host.Out.WriteLine("There are no grants. Add one with 'overindex grant add'.");
            return;
        }

        var table = Tables.Create("holder", "kind", "ad account", "state", "added (UTC)");
        foreach (var grant in grants)
        {
            table.AddCells(grant.Holder, grant.Kind, grant.Account ?? "all", grant.State, Figures.Minute(grant.CreatedAt));
        }

        host.Screen.WriteBlock(table);
    }
}

/// <summary>A grant as listed; without an ad account it is for all of them.</summary>
internal sealed record ListedGrant(string Kind, string Holder, string? Account, string State, DateTimeOffset CreatedAt)
{
    internal static ListedGrant From(Identity.Grant grant) => new(
        grant.Holder.Kind == HolderKind.User ? "user" : "app",
        grant.Holder.Name,
        grant.Account?.ToString(),
        grant.Disabled ? "disabled" : "enabled",
        grant.CreatedAt);
}
