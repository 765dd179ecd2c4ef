using System.CommandLine;
using System.Text.Json;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Identity;

namespace Overindex.Cli.Verbs.App;

internal sealed class AppAddCommand : Verb
{
    private readonly Argument<string> _name = new("NAME") { Description = "What users see when they are asked for consent." };

    private readonly Option<string[]> _redirects = new("--redirect-uri")
    {
        Description = "Where users may be sent back to, to the letter: https, or http on the loopback. Without one the app only acts for itself.",
        HelpName = "URI",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _public = new("--public") { Description = "No secret, because the app cannot keep one; PKCE is required then." };

    private readonly Option<string> _data;

    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json);

    internal AppAddCommand(CliHost host)
        : base(
            host,
            "add",
            "Add an app. Its client id and then its secret go to standard output, a line each; the secret is shown this once, only its hash is stored.",
            "overindex app add \"Nightly export\"",
            "overindex app add \"Campaign planner\" --redirect-uri https://planner.example/callback",
            "overindex app add \"Desktop tool\" --public --redirect-uri http://127.0.0.1:8400/callback")
    {
        _data = CommonOptions.Data(host);
        Add(_name);
        Add(_redirects);
        Add(_public);
        Add(_data);
        Add(_output);
        Runs(async (parsed, cancellationToken) =>
        {
            var request = new AppRequest(parsed.GetRequiredValue(_name), parsed.GetValue(_redirects) ?? [], parsed.GetValue(_public));
            var (app, secret) = await new Tenants(host).AskAsync(parsed.GetRequiredValue(_data), registry => registry.AddAppAsync(request), cancellationToken);
            Print(host, app, secret, parsed.GetRequiredValue(_output));
            return ExitCodes.Ok;
        });
    }

    private static void Print(CliHost host, Identity.App app, string? secret, string output)
    {
        if (output == OutputOption.Json)
        {
            host.Out.WriteLine(JsonSerializer.Serialize(new CreatedApp(app.ClientId, secret), CliJson.Readable.CreatedApp));
            return;
        }

        host.Out.WriteLine(app.ClientId);
        if (secret is not null)
        {
            host.Out.WriteLine(secret);
            host.Error.WriteLine("The second line is the secret. Keep it: it cannot be shown again.");
        }

        host.Error.WriteLine(Plain.Line(
            $"App {app.Name} is added. For itself it sees nothing yet: 'overindex grant add --app {app.ClientId} --account ID' lets it."));
    }
}

internal sealed record CreatedApp(string ClientId, string? ClientSecret);
