using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Overindex.Identity.Checking;

namespace Overindex.Identity.External;

/// <summary>
/// Tokens of the operator's own issuer: signed by one of the keys that it publishes, for this audience, and not expired. What was checked is kept for a minute,
/// so that a key that the issuer withdraws does not count for longer.
/// </summary>
internal sealed class ExternalTokens(ExternalIssuer issuer, TimeProvider timeProvider) : IDisposable
{
    private const int MaxTokens = 100_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    // Never a secret both sides know, and never none: with those, whoever can read the public key could sign.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly ConcurrentDictionary<TokenKey, Checked> _tokens = new();
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private ConfigurationManager<OpenIdConnectConfiguration>? _configuration;

    private sealed record Checked(GrantedAccess Access, long At);

    internal ValueTask<GrantedAccess?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > TokenKey.MaxLength || token.AsSpan().Count('.') != 2)
        {
            return default;
        }

        var key = TokenKey.Of(token);
        return _tokens.TryGetValue(key, out var known) && timeProvider.GetElapsedTime(known.At) < KeptFor
            ? new(IsOver(known.Access) ? null : known.Access)
            : new(CheckAsync(key, token, cancellationToken));
    }

    public void Dispose() => _http.Dispose();

    private async Task<GrantedAccess?> CheckAsync(TokenKey key, string token, CancellationToken cancellationToken)
    {
        _tokens.TryRemove(key, out _);
        var published = await PublishedAsync(cancellationToken);
        var result = await _handler.ValidateTokenAsync(token, Rules(published));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The issuer may have a new key. The library asks for it at most once in its refresh interval.
            _configuration!.RequestRefresh();
            var again = await PublishedAsync(cancellationToken);
            result = ReferenceEquals(again, published) ? result : await _handler.ValidateTokenAsync(token, Rules(again));
        }

        if (!result.IsValid || result.SecurityToken is not JsonWebToken read || ExternalClaims.ToAccess(read, issuer, key) is not { } access)
        {
            return null;
        }

        if (_tokens.Count >= MaxTokens)
        {
            _tokens.Clear();
        }

        _tokens[key] = new Checked(access, timeProvider.GetTimestamp());
        return access;
    }

    private TokenValidationParameters Rules(OpenIdConnectConfiguration published) => new()
    {
        ValidIssuer = published.Issuer,
        ValidAudience = issuer.Audience,
        IssuerSigningKeys = published.SigningKeys,
        ValidAlgorithms = Algorithms,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LifetimeValidator = (from, until, _, _) => until is { } end && end + Skew > Now && (from is not { } begin || begin - Skew <= Now),
    };

    private async Task<OpenIdConnectConfiguration> PublishedAsync(CancellationToken cancellationToken)
    {
        var manager = _configuration ??= new ConfigurationManager<OpenIdConnectConfiguration>(
            issuer.Authority.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(_http) { RequireHttps = issuer.Authority.Scheme == Uri.UriSchemeHttps })
        {
            RefreshInterval = TimeSpan.FromSeconds(30),
        };
        try
        {
            return await manager.GetConfigurationAsync(cancellationToken);
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
        {
            throw new IdentityException(
                $"The keys of {issuer.Authority} cannot be read: {e.Message} Check external.authority in {IdentitySettings.FileName}.", e);
        }
    }

    private bool IsOver(GrantedAccess access) => access.ExpiresAt + Skew <= timeProvider.GetUtcNow();

    private DateTime Now => timeProvider.GetUtcNow().UtcDateTime;
}
