using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;

namespace Overindex.Identity.Storage;

/// <summary>To the OAuth server a disabled app is none, and that there is none takes as long to say as that a secret is wrong.</summary>
internal sealed class AppManager(
    IOpenIddictApplicationCache<AppRow> cache,
    ILogger<OpenIddictApplicationManager<AppRow>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<AppRow> store,
    OAuthParties parties)
    : OpenIddictApplicationManager<AppRow>(cache, logger, options, store)
{
    public override async ValueTask<AppRow?> FindByClientIdAsync(string identifier, CancellationToken cancellationToken = default)
    {
        if (ClientIds.IsPossible(identifier) && await base.FindByClientIdAsync(identifier, cancellationToken) is { Disabled: false } app)
        {
            parties.App = app.ClientId;
            return app;
        }

        await ObfuscateClientSecretAsync(identifier, cancellationToken);
        return null;
    }
}
