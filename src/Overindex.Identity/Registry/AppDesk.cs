using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using Overindex.Identity.Storage;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Overindex.Identity.Registry;

internal sealed class AppDesk(IdentityDatabase database, IOpenIddictApplicationManager apps)
{
    private const string SecretPrefix = "ovs_";

    internal async Task<(App App, string? Secret)> AddAsync(AppRequest request, DateTime now)
    {
        Check(request);
        var secret = request.IsPublic ? null : NewSecret();
        var clientId = ClientIds.Next();
        var row = new AppRow { CreatedAt = now };
        await apps.PopulateAsync(row, Describe(request, clientId, secret));

        // The other overload takes the row as it is; this one hashes the secret.
        row.ClientSecret = null;
        await (secret is null ? apps.CreateAsync(row) : ((AppManager)apps).CreateAsync(row, secret));
        return (new App(clientId, request.Name, request.IsPublic, request.RedirectUris, Disabled: false, Moments.Utc(now), AccountSet.Nothing), secret);
    }

    internal async Task<string> ReplaceSecretAsync(string clientId)
    {
        var row = await FindAsync(clientId);
        if (row.ClientType != ClientTypes.Confidential)
        {
            throw new IdentityException($"The app '{clientId}' is public: it has no secret to replace.");
        }

        var secret = NewSecret();
        await ((AppManager)apps).UpdateAsync(row, secret);
        return secret;
    }

    internal async Task<IReadOnlyList<App>> ListAsync()
    {
        var grants = await GrantDesk.ReadSetsAsync(database);
        var rows = await database.Apps.AsNoTracking().ToListAsync();
        return
        [
            .. rows.OrderBy(row => row.DisplayName, StringComparer.Ordinal).ThenBy(row => row.ClientId, StringComparer.Ordinal).Select(row => new App(
                row.ClientId!,
                row.DisplayName ?? "",
                row.ClientType == ClientTypes.Public,
                row.RedirectUris is { Length: > 0 } uris ? JsonSerializer.Deserialize<string[]>(uris)! : [],
                row.Disabled,
                Moments.Utc(row.CreatedAt),
                grants(row.Id!))),
        ];
    }

    internal async Task<bool> SwitchAsync(string clientId, bool disabled)
    {
        var row = await FindAsync(clientId);
        row.Disabled = disabled;
        await database.SaveChangesAsync();
        return true;
    }

    internal async Task<bool> RemoveAsync(string clientId)
    {
        var row = await FindAsync(clientId);
        await database.Grants.Where(grant => grant.Subject == row.Id).ExecuteDeleteAsync();
        await apps.DeleteAsync(row);
        return true;
    }

    private async Task<AppRow> FindAsync(string clientId) => await database.Apps.FirstOrDefaultAsync(app => app.ClientId == clientId)
        ?? throw new IdentityException($"There is no app '{clientId}'. 'overindex app list' shows all.");

    private static string NewSecret() => SecretPrefix + RandomNumberGenerator.GetHexString(64, lowercase: true);

    private static void Check(AppRequest request)
    {
        if (request.Name.Trim().Length is < 1 or > 100 || request.Name.Any(char.IsControl))
        {
            throw new IdentityException($"An app's name must have 1 to 100 characters, none of them a control character: users see it.");
        }

        if (request.RedirectUris.FirstOrDefault(uri => !RedirectUriRule.Allows(uri)) is { } wrong)
        {
            throw new IdentityException($"The redirect URI '{wrong}' must be https, or http on the loopback, absolute, without a fragment.");
        }

        if (request is { IsPublic: true, RedirectUris.Count: 0 })
        {
            throw new IdentityException("A public app needs a redirect URI: without a secret it only gets tokens through users.");
        }
    }

    private static OpenIddictApplicationDescriptor Describe(AppRequest request, string clientId, string? secret)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ApplicationType = ApplicationTypes.Web,
            ClientId = clientId,
            ClientType = secret is null ? ClientTypes.Public : ClientTypes.Confidential,
            ConsentType = ConsentTypes.Explicit,
            DisplayName = request.Name.Trim(),
        };
        descriptor.Permissions.UnionWith([Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.Prefixes.Scope + OAuthWords.AdsRead]);
        if (secret is not null)
        {
            descriptor.Permissions.Add(Permissions.GrantTypes.ClientCredentials);
        }
        else
        {
            descriptor.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        }

        if (request.RedirectUris.Count > 0)
        {
            descriptor.RedirectUris.UnionWith(request.RedirectUris.Select(uri => new Uri(uri, UriKind.Absolute)));
            descriptor.Permissions.UnionWith(
            [
                Permissions.Endpoints.Authorization,
                Permissions.GrantTypes.AuthorizationCode,
                Permissions.GrantTypes.RefreshToken,
                Permissions.ResponseTypes.Code,
            ]);
        }

        return descriptor;
    }
}
