using System.Globalization;
using Microsoft.IdentityModel.JsonWebTokens;
using Overindex.Engine;
using Overindex.Identity.Checking;
using Overindex.Identity.Storage;

namespace Overindex.Identity.External;

/// <summary>What the claims of a checked token let its bearer do.</summary>
internal static class ExternalClaims
{
    internal static GrantedAccess? ToAccess(JsonWebToken token, ExternalIssuer issuer, TokenKey key)
    {
        var accounts = Words(token, issuer.AccountsClaim).ToList();
        var set = accounts.Contains(GrantRow.AllAccounts)
            ? AccountSet.Everything
            : new AccountSet([.. accounts.Select(text => AdAccountId.TryParse(text, out var id) ? id : (AdAccountId?)null).OfType<AdAccountId>()]);
        var app = First(token, "client_id") ?? First(token, "azp") ?? issuer.Audience;
        return new GrantedAccess(
            First(token, "jti") is { Length: <= 64 } id && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
                ? id
                : key.A.ToString("x16", CultureInfo.InvariantCulture),
            app,
            First(token, "sub") is { Length: > 0 } subject && subject != app ? subject : null,
            set,
            [.. Words(token, issuer.ScopeClaim)],
            new DateTimeOffset(DateTime.SpecifyKind(token.IssuedAt, DateTimeKind.Utc)),
            new DateTimeOffset(DateTime.SpecifyKind(token.ValidTo, DateTimeKind.Utc)));
    }

    // A list is as many claims of one name; a text may hold several words.
    private static IEnumerable<string> Words(JsonWebToken token, string name) => token.Claims
        .Where(claim => claim.Type == name)
        .SelectMany(claim => claim.Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries));

    private static string? First(JsonWebToken token, string name) => token.Claims.FirstOrDefault(claim => claim.Type == name)?.Value;
}
