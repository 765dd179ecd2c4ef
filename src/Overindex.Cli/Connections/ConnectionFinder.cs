using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Profiles;
using Overindex.Cli.Sources;
using Overindex.Client;

namespace Overindex.Cli.Connections;

/// <summary>Finds the server and the token that go together. A token never goes to another host than the one it was given for.</summary>
internal sealed class ConnectionFinder(CliHost host, ProfileStore profiles)
{
    internal Connection Find(SourceChoice choice)
    {
        if (choice.Profile is { } name)
        {
            return Connect(ProfileName.Parse(name));
        }

        var (hostText, token) = (choice.Host ?? Variable(HostText.Variable), choice.Token ?? VariableToken(choice.Host));
        if (hostText is null)
        {
            return token is null
                ? Connect(ProfileName.Parse(Variable(ProfileName.Variable) ?? ProfileName.Default))
                : throw new CliException(
                    $"A token is given but no server to send it to: add --host URL, or set {HostText.Variable}.", ExitCodes.Usage);
        }

        var address = HostText.Parse(hostText);
        return token is null ? Connect(ProfileFor(address)) : new Connector(host).Connect(address, Fixed(token));
    }

    private Connection Connect(string name)
    {
        var profile = profiles.Read(name);
        var (credentials, held) = ProfileCredentials.Of(profile, profiles, name, host.Time);
        return new Connector(host).Connect(profile.Address, credentials, held);
    }

    private string ProfileFor(Uri address)
    {
        var fitting = profiles.Names().Where(name => profiles.Read(name).Address == address).ToList();
        return fitting switch
        {
            _ when fitting.Contains(ProfileName.Default) => ProfileName.Default,
            [var only] => only,
            [] => throw new CliException(
                $"There is no token for {address}. Sign in with 'overindex login --host {address}', or set {SourceOptions.TokenVariable}.",
                ExitCodes.Authentication),
            _ => throw new CliException(
                $"Several profiles are for {address}: {string.Join(", ", fitting)}. Name one with --profile in place of --host.", ExitCodes.Usage),
        };
    }

    // The variables belong together: with a host on the command line, the token of another host stays where it is.
    private string? VariableToken(string? hostOption) =>
        hostOption is null || Variable(HostText.Variable) is not { } usual || HostText.Parse(hostOption) == HostText.Parse(usual)
            ? Variable(SourceOptions.TokenVariable)
            : null;

    private static Credentials Fixed(string token)
    {
        try
        {
            return Credentials.FromToken(token);
        }
        catch (ArgumentException)
        {
            throw new CliException(
                "An access token is printable ASCII without spaces; this one is not. Was a line break copied with it?", ExitCodes.Usage);
        }
    }

    private string? Variable(string name) => host.Variable(name) is { Length: > 0 } value ? value : null;
}
