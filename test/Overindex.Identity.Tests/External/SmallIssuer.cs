using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Overindex.Identity.Tests.External;

/// <summary>A real issuer on the loopback: a discovery document, its keys, and tokens signed with them.</summary>
internal sealed class SmallIssuer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SmallIssuer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(context => context.Request.Path.Value switch
        {
            "/.well-known/openid-configuration" => context.Response.WriteAsJsonAsync(new Dictionary<string, string>
            {
                ["issuer"] = Address.AbsoluteUri,
                ["jwks_uri"] = new Uri(Address, "/keys").AbsoluteUri,
            }),
            "/keys" => context.Response.WriteAsync(Keys()),
            _ => Task.CompletedTask,
        });
    }

    internal RsaSecurityKey Key { get; private set; } = NewKey();

    internal Uri Address => new(_app.Urls.Single());

    internal static async Task<SmallIssuer> StartAsync()
    {
        var issuer = new SmallIssuer();
        await issuer._app.StartAsync();
        return issuer;
    }

    internal static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    internal void ReplaceKey() => Key = NewKey();

    internal string Token(
        Action<Dictionary<string, object>>? claims = null, string audience = "overindex", string? issuer = null, SigningCredentials? key = null,
        TimeSpan? notBefore = null, TimeSpan? lifetime = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var set = new Dictionary<string, object> { ["sub"] = "anna", ["scope"] = "profile ads:read", ["ad_accounts"] = new[] { "549755885175" } };
        claims?.Invoke(set);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Address.AbsoluteUri,
            Audience = audience,
            Claims = set,
            IssuedAt = now,
            NotBefore = now + (notBefore ?? TimeSpan.FromMinutes(-10)),
            Expires = now + (lifetime ?? TimeSpan.FromMinutes(5)),
            SigningCredentials = key ?? new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string Keys()
    {
        var parameters = Key.Rsa.ExportParameters(includePrivateParameters: false);
        return JsonSerializer.Serialize(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", kid = Key.KeyId, n = Base64UrlEncoder.Encode(parameters.Modulus!), e = Base64UrlEncoder.Encode(parameters.Exponent!) } },
        });
    }
}
