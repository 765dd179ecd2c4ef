using Overindex.Identity;
using Overindex.Server.Access;
using Overindex.Server.Serving;

namespace Overindex.Server.Hosting;

internal static class IdentitySetup
{
    internal static void Add(IServiceCollection services, OverindexServerOptions options, SnapshotHolder snapshots)
    {
        var settings = options.Identity ?? IdentitySettings.Load(options.DataDirectory);
        services.AddSingleton(provider => new AuthorizationServer(new AuthorizationServerOptions
        {
            DataDirectory = options.DataDirectory,
            Settings = settings,
            TimeProvider = options.TimeProvider,
            Loggers = provider.GetRequiredService<ILoggerFactory>(),
            FindAccountName = account =>
            {
                using var lease = snapshots.Lease();
                return lease.Served.Catalog.Accounts.Find(account)?.Name;
            },
        }));
        services.AddSingleton<BearerTokens>();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<IdentityWarmUp>(provider, options.TimeProvider));
    }
}
