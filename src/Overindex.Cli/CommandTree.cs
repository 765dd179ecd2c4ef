using System.CommandLine;
using System.CommandLine.Help;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Verbs.Accounts;
using Overindex.Cli.Verbs.App;
using Overindex.Cli.Verbs.Audiences;
using Overindex.Cli.Verbs.Backup;
using Overindex.Cli.Verbs.Build;
using Overindex.Cli.Verbs.Categories;
using Overindex.Cli.Verbs.ClusterStatus;
using Overindex.Cli.Verbs.Completion;
using Overindex.Cli.Verbs.Demo;
using Overindex.Cli.Verbs.Generate;
using Overindex.Cli.Verbs.Grant;
using Overindex.Cli.Verbs.Init;
using Overindex.Cli.Verbs.Insights;
using Overindex.Cli.Verbs.Interests;
using Overindex.Cli.Verbs.Keys;
using Overindex.Cli.Verbs.Login;
using Overindex.Cli.Verbs.Logout;
using Overindex.Cli.Verbs.ProfileList;
using Overindex.Cli.Verbs.Report;
using Overindex.Cli.Verbs.Restore;
using Overindex.Cli.Verbs.Schema;
using Overindex.Cli.Verbs.Serve;
using Overindex.Cli.Verbs.SnapshotInspect;
using Overindex.Cli.Verbs.SnapshotList;
using Overindex.Cli.Verbs.SnapshotPrune;
using Overindex.Cli.Verbs.SnapshotPublish;
using Overindex.Cli.Verbs.SnapshotVerify;
using Overindex.Cli.Verbs.TokenCreate;
using Overindex.Cli.Verbs.TokenList;
using Overindex.Cli.Verbs.TokenRevoke;
using Overindex.Cli.Verbs.User;

namespace Overindex.Cli;

/// <summary>Every verb there is, in the order a newcomer needs them.</summary>
internal static class CommandTree
{
    internal static RootCommand Create(CliHost host)
    {
        var root = new RootCommand("Who an audience is and what it over-indexes on, from a platform's own event data.")
        {
            new DemoCommand(host),
            new GenerateCommand(host),
            new InitCommand(host),
            new SchemaCommand(host),
            new BuildCommand(host),
            new ServeCommand(host),
            new VerbGroup(host, "cluster", "Look after a cluster of nodes that answer as one.", new ClusterStatusCommand(host)),
            new VerbGroup(
                host,
                "token",
                "Personal access tokens for the HTTP API.",
                new TokenCreateCommand(host),
                new TokenListCommand(host),
                new TokenRevokeCommand(host)),
            UserVerbs.Create(host),
            AppVerbs.Create(host),
            GrantVerbs.Create(host),
            KeysVerbs.Create(host),
            new InsightsCommand(host),
            new ReportCommand(host),
            new AudiencesCommand(host),
            new CategoriesCommand(host),
            new AccountsCommand(host),
            new InterestsCommand(host),
            new LoginCommand(host),
            new LogoutCommand(host),
            new VerbGroup(host, "profile", "Servers and tokens that 'overindex login' stored.", new ProfileListCommand(host)),
            new VerbGroup(
                host,
                "snapshot",
                "Look after the snapshots of a data directory.",
                new SnapshotListCommand(host),
                new SnapshotInspectCommand(host),
                new SnapshotVerifyCommand(host),
                new SnapshotPublishCommand(host),
                new SnapshotPruneCommand(host)),
            new BackupCommand(host),
            new RestoreCommand(host),
            new CompletionCommand(host),
            CommonOptions.Verbose(),
        };
        root.HelpName = "overindex";
        var help = new ExamplesHelpAction(host);
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = help;
        if (!OperatingSystem.IsWindows())
        {
            option.Aliases.Remove("/h");
            option.Aliases.Remove("/?");
        }

        root.SetAction(parsed => help.Invoke(parsed));
        MakeFlags(root);
        return root;
    }

    // Without a value of its own a flag is done when it is there: completion goes on to the next option, not to True and False.
    private static void MakeFlags(Command command)
    {
        foreach (var flag in command.Options.OfType<Option<bool>>())
        {
            flag.Arity = ArgumentArity.Zero;
        }

        foreach (var verb in command.Subcommands)
        {
            MakeFlags(verb);
        }
    }
}
