using System.CommandLine;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.User;

/// <summary>People who sign in and consent.</summary>
internal static class UserVerbs
{
    internal static VerbGroup Create(CliHost host) => new(
        host,
        "user",
        "People who sign in and let apps see their ad accounts.",
        new UserAddCommand(host),
        new UserListCommand(host),
        new UserPasswordCommand(host),
        new TenantVerb(
            host,
            "disable",
            "Disable a user: no sign-in, and every token that they consented to is refused within a second.",
            Name(),
            (registry, name) => registry.SwitchUserAsync(name, disabled: true),
            "User {0} is disabled.",
            "overindex user disable anna"),
        new TenantVerb(
            host,
            "enable",
            "Enable a disabled user again, with the tokens that they had.",
            Name(),
            (registry, name) => registry.SwitchUserAsync(name, disabled: false),
            "User {0} is enabled.",
            "overindex user enable anna"),
        new TenantVerb(
            host,
            "remove",
            "Remove a user for good, with their grants, consents and tokens.",
            Name(),
            (registry, name) => registry.RemoveUserAsync(name),
            "User {0} is removed.",
            "overindex user remove anna"));

    internal static Argument<string> Name() => new("NAME") { Description = "The user's name." };
}
