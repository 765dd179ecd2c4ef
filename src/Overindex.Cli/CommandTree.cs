using System.CommandLine;
using System.CommandLine.Help;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Verbs.Build;
using Overindex.Cli.Verbs.Demo;
using Overindex.Cli.Verbs.Generate;
using Overindex.Cli.Verbs.Init;
using Overindex.Cli.Verbs.Insights;
using Overindex.Cli.Verbs.Schema;
using Overindex.Cli.Verbs.Serve;
using Overindex.Cli.Verbs.SnapshotInspect;
using Overindex.Cli.Verbs.SnapshotList;
using Overindex.Cli.Verbs.SnapshotPrune;
using Overindex.Cli.Verbs.SnapshotVerify;
using Overindex.Cli.Verbs.TokenCreate;
using Overindex.Cli.Verbs.TokenList;
using Overindex.Cli.Verbs.TokenRevoke;

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
            new VerbGroup(
                host,
                "token",
                "Personal access tokens for the HTTP API.",
                new TokenCreateCommand(host),
                new TokenListCommand(host),
                new TokenRevokeCommand(host)),
            new InsightsCommand(host),
            new VerbGroup(
                host,
                "snapshot",
                "Look after the snapshots of a data directory.",
                new SnapshotListCommand(host),
                new SnapshotInspectCommand(host),
                new SnapshotVerifyCommand(host),
                new SnapshotPruneCommand(host)),
            CommonOptions.Verbose(),
        };
        root.HelpName = "overindex";
        var help = new ExamplesHelpAction(host);
        root.Options.OfType<HelpOption>().Single().Action = help;
        root.SetAction(parsed => help.Invoke(parsed));
        return root;
    }
}
