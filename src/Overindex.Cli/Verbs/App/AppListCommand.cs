using System.CommandLine;
using System.Text.Json;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;

namespace Overindex.Cli.Verbs.App;

internal sealed class AppListCommand : Verb
{
    private readonly Option<string> _data;

    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json);

    internal AppListCommand(CliHost host)
        : base(
            host,
            "list",
            "List the apps by name, with the ad accounts that they may see for themselves. Secrets are not stored and cannot be shown.",
            "overindex app list",
            "overindex app list --output json")
    {
        _data = CommonOptions.Data(host);
        Add(_data);
        Add(_output);
        Runs(async (parsed, cancellationToken) =>
        {
            var apps = await new Tenants(host).AskAsync(parsed.GetRequiredValue(_data), registry => registry.ListAppsAsync(), cancellationToken);
            Print(host, [.. apps.Select(ListedApp.From)], [.. apps.Select(app => AccountText.Of(app.Accounts))], parsed.GetRequiredValue(_output));
            return ExitCodes.Ok;
        });
    }

    private static void Print(CliHost host, IReadOnlyList<ListedApp> apps, IReadOnlyList<string> accounts, string output)
    {
        if (output == OutputOption.Json)
        {
            host.Out.WriteLine(JsonSerializer.Serialize(apps, CliJson.Readable.IReadOnlyListListedApp));
            return;
        }

        if (apps.Count == 0)
        {
            host.Out.WriteLine("There are no apps. Add one with 'overindex app add'.");
            return;
        }

        var table = Tables.Create("client id", "name", "kind", "ad accounts", "state", "redirect uris");
        foreach (var (app, seen) in apps.Zip(accounts))
        {
            table.AddCells(app.ClientId, app.Name, app.Kind, seen, app.State, string.Join(' ', app.RedirectUris));
        }

        host.Screen.WriteBlock(table);
    }
}

/// <summary>An app as listed: without its secret.</summary>
internal sealed record ListedApp(
    string ClientId,
    string Name,
    string Kind,
    IReadOnlyList<string> RedirectUris,
    IReadOnlyList<string> Accounts,
    bool AllAccounts,
    string State,
    DateTimeOffset CreatedAt)
{
    internal static ListedApp From(Identity.App app) => new(
        app.ClientId,
        app.Name,
        app.IsPublic ? "public" : "confidential",
        app.RedirectUris,
        [.. app.Accounts.Ids.Select(id => id.ToString())],
        app.Accounts.All,
        app.Disabled ? "disabled" : "enabled",
        app.CreatedAt);
}
