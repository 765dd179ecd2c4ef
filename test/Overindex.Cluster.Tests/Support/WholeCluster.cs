using Overindex.Engine;
using Overindex.Identity;

namespace Overindex.Cluster.Tests.Support;

/// <summary>
/// Two nodes with everything that a cluster can have: certificates, a port for clients, a collector, users and an app; one replica, so that each needs the
/// other.
/// </summary>
public sealed class WholeCluster : IAsyncLifetime
{
    internal const string Account = "549755885001";
    internal const string Callback = "https://planner.example/callback";
    internal const string User = "anna";
    internal const string Password = "correct horse battery";
    internal const int Shards = 4;

    private readonly TemporaryDirectory _folder = new();

    internal static string[] Names { get; } = ["n1", "n2"];

    internal TestCluster Cluster { get; private set; } = null!;

    internal TestCollector Collector { get; } = new();

    internal TestAuthority Authority { get; } = new("ours");

    internal TenantRegistry Registry { get; private set; } = null!;

    internal (string Id, string Secret) App { get; private set; }

    internal int Gateway { get; } = Ports.Take();

    public async ValueTask InitializeAsync()
    {
        var data = await Platforms.GenerateAsync(_folder, people: 5_000, accounts: 12, Shards);
        await File.WriteAllTextAsync(Path.Combine(data, "identity.json"), """{"issuer":"https://insights.example/"}""");
        Registry = await TenantRegistry.OpenAsync(data, IdentitySettings.Load(data), TimeProvider.System);
        var (app, secret) = await Registry.AddAppAsync(new AppRequest("Planner", [Callback], false));
        App = (app.ClientId, secret!);
        await Registry.AddUserAsync(User, Password);
        await Registry.AddGrantsAsync(new GrantHolder(HolderKind.User, User), new AccountSet([AdAccountId.Parse(Account)]));
        await Collector.StartAsync();
        Cluster = await TestCluster.CreateAsync(_folder, data);
        foreach (var name in Names)
        {
            Cluster.Options =
            [
                .. Authority.Write(_folder, name), .. name == "n1" ? ["--gateway-port", $"{Gateway}"] : (string[])[],
                "--replicas", "1", "--otlp-endpoint", Collector.EndpointOf(name),
            ];
            await Cluster.StartAsync(name);
        }

        await Cluster.UntilSettledAsync(Names);
        await Eventually.HoldsAsync(
            async () => (await Cluster.StatusAsync("n1")).Nodes.All(node => node.Shards == Shards / 2), () => "n1 has let go of what is on n2 now");
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await Collector.DisposeAsync();
        await Registry.DisposeAsync();
        Authority.Dispose();
        _folder.Dispose();
    }
}
