using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using Overindex.Identity.Keys;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Overindex.Identity.Serving;

/// <summary>OpenIddict as the wire contract wants it.</summary>
internal static class OAuthSetup
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);

    internal static void Add(OpenIddictBuilder openIddict, AuthorizationServerOptions options, IReadOnlyList<KeyDocument> keys)
    {
        openIddict.Services.AddAuthentication();
        openIddict.AddServer(server =>
        {
            server.SetAuthorizationEndpointUris(OAuthWords.AuthorizePath)
                .SetTokenEndpointUris(OAuthWords.TokenPath)
                .SetRevocationEndpointUris(OAuthWords.RevocationPath)
                .SetConfigurationEndpointUris(Array.Empty<string>())
                .SetJsonWebKeySetEndpointUris(Array.Empty<string>());
            server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
            server.UseReferenceAccessTokens().UseReferenceRefreshTokens();
            server.SetAccessTokenLifetime(options.Settings.AccessTokenLifetime)
                .SetRefreshTokenLifetime(options.Settings.RefreshTokenLifetime)
                .SetAuthorizationCodeLifetime(CodeLifetime)
                .SetRefreshTokenReuseLeeway(TimeSpan.Zero);
            if (options.Settings.Issuer is { } issuer)
            {
                server.SetIssuer(issuer);
            }

            foreach (var key in keys)
            {
                server.AddEncryptionKey(key.EncryptionKey()).AddSigningKey(key.SigningKey());
            }

            AddHandlers(server);
            server.Configure(Narrow);

            // Whether plain HTTP may be spoken at all is the business of the server around this.
            server.UseAspNetCore()
                .SetRealm("overindex")
                .EnableTokenEndpointPassthrough()
                .EnableAuthorizationEndpointPassthrough()
                .EnableErrorPassthrough()
                .DisableTransportSecurityRequirement()
                .SuppressJsonResponseIndentation();
        });
    }

    private static void AddHandlers(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ExtractTokenRequestContext>(handler => handler
            .UseInlineHandler(CommaSeparatedScopes.Accept).SetOrder(int.MaxValue - 100_000));
        server.AddEventHandler<ExtractAuthorizationRequestContext>(handler => handler
            .UseInlineHandler(CommaSeparatedScopes.Accept).SetOrder(int.MaxValue - 100_000));
        server.RemoveEventHandler(OpenIddictServerHandlers.RedeemTokenEntry.Descriptor);
        server.AddEventHandler<ProcessSignInContext>(handler => handler
            .UseScopedHandler<StrictRedemption>().SetOrder(OpenIddictServerHandlers.RedeemTokenEntry.Descriptor.Order));
        server.AddEventHandler<ValidateTokenContext>(handler => handler
            .UseScopedHandler<ReplayNotice>().SetOrder(OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 500));
        server.AddEventHandler<HandleRevocationRequestContext>(handler => handler
            .UseScopedHandler<RefreshTokenRevocation>().SetOrder(OpenIddictServerHandlers.Revocation.RevokeToken.Descriptor.Order + 500));
        server.AddEventHandler<ProcessSignInContext>(handler => handler
            .UseInlineHandler(TokenAnswer.Complete).SetOrder(OpenIddictServerHandlers.AttachSignInParameters.Descriptor.Order + 500));
        server.AddEventHandler<ApplyTokenResponseContext>(handler => handler
            .UseInlineHandler(context => ErrorAnswer.CompleteAsync(context, context.Response))
            .SetOrder(OpenIddictServerHandlers.Exchange.NormalizeErrorResponse.Descriptor.Order + 500));
        server.AddEventHandler<ApplyRevocationResponseContext>(handler => handler
            .UseInlineHandler(context => ErrorAnswer.CompleteAsync(context, context.Response))
            .SetOrder(OpenIddictServerHandlers.Revocation.NormalizeErrorResponse.Descriptor.Order + 500));
    }

    private static void Narrow(OpenIddictServerOptions server)
    {
        server.Scopes.Clear();
        server.Scopes.Add(OAuthWords.AdsRead);
        server.ClientAuthenticationMethods.Clear();
        server.ClientAuthenticationMethods.Add(ClientAuthenticationMethods.ClientSecretBasic);
        server.CodeChallengeMethods.Clear();
        server.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
        server.ResponseModes.Clear();
        server.ResponseModes.Add(ResponseModes.Query);
    }
}
