using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Identity;

namespace Overindex.Cli.Verbs.Keys;

/// <summary>The keys that codes and tokens are sealed with.</summary>
internal static class KeysVerbs
{
    internal static VerbGroup Create(CliHost host) => new(
        host, "keys", "The keys that codes and tokens of apps are sealed with.", new KeysRotateCommand(host));
}

internal sealed class KeysRotateCommand : Verb
{
    internal KeysRotateCommand(CliHost host)
        : base(
            host,
            "rotate",
            "Add a key that seals from now on; the others still open what they sealed, until no refresh token can need them. No token ends by it.",
            "overindex keys rotate")
    {
        var data = CommonOptions.Data(host);
        Add(data);
        Runs(parsed =>
        {
            var directory = parsed.GetRequiredValue(data);
            var (file, removed) = IdentityKeys.Rotate(directory, IdentitySettings.Load(directory, host.Variable), host.Time);
            host.Error.WriteLine($"The new key is {file}; running servers take it up within a minute. Old keys removed: {removed}.");
            return ExitCodes.Ok;
        });
    }
}
