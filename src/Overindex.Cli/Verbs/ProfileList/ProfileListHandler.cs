using Overindex.Cli.Hosting;
using Overindex.Cli.Profiles;

namespace Overindex.Cli.Verbs.ProfileList;

internal sealed class ProfileListHandler(CliHost host)
{
    private readonly ProfileStore _profiles = new(host);

    internal int Run(string output)
    {
        new ProfileListPrinter(host).Print([.. _profiles.Names().Select(Describe)], output);
        return ExitCodes.Ok;
    }

    private ListedProfile Describe(string name)
    {
        try
        {
            var profile = _profiles.Read(name);
            return new(name, name == ProfileName.Default, profile.Address.AbsoluteUri, profile.Kind, profile.StoredAt, Problem: null);
        }
        catch (Exception exception) when (exception is CliException or IOException or UnauthorizedAccessException)
        {
            return new(name, name == ProfileName.Default, Host: null, Credentials: null, StoredAt: null, exception.Message);
        }
    }
}
