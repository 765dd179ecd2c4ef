using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.User;

internal sealed class UserAddCommand : Verb
{
    private readonly Argument<string> _name = UserVerbs.Name();

    private readonly Option<string> _data;

    internal UserAddCommand(CliHost host)
        : base(
            host,
            "add",
            "Add a user. The password, at least 12 characters, is asked for without being shown, or read from a pipe.",
            "overindex user add anna")
    {
        _data = CommonOptions.Data(host);
        Add(_name);
        Add(_data);
        Runs(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(_name);
            var password = await host.Secrets.ReadNewPasswordAsync(cancellationToken);
            return await new Tenants(host).ChangeAsync(
                parsed.GetRequiredValue(_data),
                registry => registry.AddUserAsync(name, password),
                $"User {name} is added. They see nothing yet: 'overindex grant add --user {name} --account ID' lets them.",
                cancellationToken);
        });
    }
}
