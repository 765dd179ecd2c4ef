using OpenIddict.EntityFrameworkCore.Models;

namespace Overindex.Identity.Storage;

/// <summary>An app: a client in the words of OAuth.</summary>
internal sealed class AppRow : OpenIddictEntityFrameworkCoreApplication<string, AuthorizationRow, TokenRow>
{
    public AppRow() => Id = Guid.NewGuid().ToString("N");

    public bool Disabled { get; set; }

    public DateTime CreatedAt { get; set; }
}

/// <summary>What a user consented to, once: the family of all tokens that came from it.</summary>
internal sealed class AuthorizationRow : OpenIddictEntityFrameworkCoreAuthorization<string, AppRow, TokenRow>
{
    public AuthorizationRow() => Id = Guid.NewGuid().ToString("N");
}

/// <summary>A code, an access token or a refresh token. The check of access tokens reads the two last columns without the server.</summary>
internal sealed class TokenRow : OpenIddictEntityFrameworkCoreToken<string, AppRow, AuthorizationRow>
{
    public TokenRow() => Id = Guid.NewGuid().ToString("N");

    /// <summary>The scopes, separated by spaces.</summary>
    public string? Scopes { get; set; }

    /// <summary>The ad accounts that the user consented to, as <see cref="ConsentedAccounts"/> writes them; none for an app's own token.</summary>
    public string? Accounts { get; set; }
}

/// <summary>Not used: the scopes are fixed. The library wants a table for them.</summary>
internal sealed class ScopeRow : OpenIddictEntityFrameworkCoreScope<string>
{
    public ScopeRow() => Id = Guid.NewGuid().ToString("N");
}
