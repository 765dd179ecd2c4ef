using System.CommandLine;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.App;

/// <summary>Programs that get tokens.</summary>
internal static class AppVerbs
{
    internal static VerbGroup Create(CliHost host) => new(
        host,
        "app",
        "Programs that get tokens: for themselves, or from users who consent.",
        new AppAddCommand(host),
        new AppListCommand(host),
        new AppSecretCommand(host),
        new TenantVerb(
            host,
            "disable",
            "Disable an app: it gets no token, and those it has are refused within a second.",
            ClientId(),
            (registry, id) => registry.SwitchAppAsync(id, disabled: true),
            "App {0} is disabled.",
            "overindex app disable 3f9c2a7d51e08b46"),
        new TenantVerb(
            host,
            "enable",
            "Enable a disabled app again, with the tokens that it had.",
            ClientId(),
            (registry, id) => registry.SwitchAppAsync(id, disabled: false),
            "App {0} is enabled.",
            "overindex app enable 3f9c2a7d51e08b46"),
        new TenantVerb(
            host,
            "remove",
            "Remove an app for good, with its grants, the consents to it, and its tokens.",
            ClientId(),
            (registry, id) => registry.RemoveAppAsync(id),
            "App {0} is removed.",
            "overindex app remove 3f9c2a7d51e08b46"));

    internal static Argument<string> ClientId() => new("ID") { Description = "The app's client id, as 'overindex app list' shows it." };
}
