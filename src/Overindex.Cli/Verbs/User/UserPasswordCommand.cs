using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.User;

internal sealed class UserPasswordCommand : Verb
{
    private readonly Argument<string> _name = UserVerbs.Name();

    private readonly Option<string> _data;

    internal UserPasswordCommand(CliHost host)
        : base(
            host,
            "password",
            "Give a user another password. It ends their sessions and lifts a lock-out; tokens of apps stay.",
            "overindex user password anna")
    {
        _data = CommonOptions.Data(host);
        Add(_name);
        Add(_data);
        Runs(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(_name);
            var password = await host.Secrets.ReadNewPasswordAsync(cancellationToken);
            return await new Tenants(host).ChangeAsync(
                parsed.GetRequiredValue(_data), registry => registry.SetPasswordAsync(name, password), $"User {name} has another password.", cancellationToken);
        });
    }
}
