using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.App;

internal sealed class AppSecretCommand : Verb
{
    private readonly Argument<string> _id = AppVerbs.ClientId();

    private readonly Option<string> _data;

    internal AppSecretCommand(CliHost host)
        : base(
            host,
            "secret",
            "Give an app another secret, which goes to standard output, this once. The old one is refused from then on; tokens stay.",
            "overindex app secret 3f9c2a7d51e08b46")
    {
        _data = CommonOptions.Data(host);
        Add(_id);
        Add(_data);
        Runs(async (parsed, cancellationToken) =>
        {
            var id = parsed.GetRequiredValue(_id);
            var secret = await new Tenants(host).AskAsync(parsed.GetRequiredValue(_data), registry => registry.ReplaceSecretAsync(id), cancellationToken);
            host.Out.WriteLine(secret);
            host.Error.WriteLine($"App {id} has another secret. Keep it: it cannot be shown again.");
            return ExitCodes.Ok;
        });
    }
}
