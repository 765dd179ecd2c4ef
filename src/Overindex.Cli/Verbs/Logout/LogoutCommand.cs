using System.CommandLine;
using Overindex.Cli.Hosting;
using Overindex.Cli.Profiles;

namespace Overindex.Cli.Verbs.Logout;

internal sealed class LogoutCommand : Verb
{
    private readonly Option<string> _profile =
        new("--profile") { Description = "Which one.", HelpName = "NAME", DefaultValueFactory = _ => ProfileName.Default };

    internal LogoutCommand(CliHost host)
        : base(host, "logout", "Remove a profile that 'overindex login' stored.", "overindex logout", "overindex logout --profile work")
    {
        _profile.CompletionSources.Add(_ => new ProfileStore(host).Names());
        Add(_profile);
        Runs(parsed => new LogoutHandler(host).Run(parsed.GetRequiredValue(_profile)));
    }
}
