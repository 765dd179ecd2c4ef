using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.Grant;

/// <summary>Who may see which ad account.</summary>
internal static class GrantVerbs
{
    internal static VerbGroup Create(CliHost host) => new(
        host,
        "grant",
        "Which ad accounts users and apps may see.",
        new GrantChangeCommand(
            host,
            "add",
            "Let a user, or an app for itself, see ad accounts. It counts within a second, also for tokens that are out already.",
            (registry, holder, accounts) => registry.AddGrantsAsync(holder, accounts),
            "{0} may see {1}.",
            "overindex grant add --user anna --account 549755885001 549755885002",
            "overindex grant add --app 3f9c2a7d51e08b46 --all-accounts"),
        new GrantListCommand(host),
        new GrantChangeCommand(
            host,
            "disable",
            "Suspend grants.",
            (registry, holder, accounts) => GrantChangeCommand.ForEachAsync(accounts, account => registry.SwitchGrantAsync(holder, account, disabled: true)),
            "{0} may not see {1} for the time being.",
            "overindex grant disable --user anna --account 549755885001"),
        new GrantChangeCommand(
            host,
            "enable",
            "Make suspended grants count again.",
            (registry, holder, accounts) => GrantChangeCommand.ForEachAsync(accounts, account => registry.SwitchGrantAsync(holder, account, disabled: false)),
            "{0} may see {1} again.",
            "overindex grant enable --user anna --account 549755885001"),
        new GrantChangeCommand(
            host,
            "remove",
            "Remove grants; tokens lose the ad accounts within a second.",
            (registry, holder, accounts) => GrantChangeCommand.ForEachAsync(accounts, account => registry.RemoveGrantAsync(holder, account)),
            "{0} may not see {1} any more by this grant.",
            "overindex grant remove --user anna --account 549755885001"));
}
