using Overindex.Cli.Hosting;
using Overindex.Cli.Profiles;

namespace Overindex.Cli.Verbs.Logout;

internal sealed class LogoutHandler(CliHost host)
{
    internal int Run(string text)
    {
        var name = ProfileName.Parse(text);
        if (!new ProfileStore(host).Delete(name))
        {
            throw new CliException($"There is no profile '{name}'. 'overindex profile list' shows those there are.");
        }

        host.Error.WriteLine($"Profile '{name}' is removed. Its token stays valid until it expires or is revoked where it was made.");
        return ExitCodes.Ok;
    }
}
