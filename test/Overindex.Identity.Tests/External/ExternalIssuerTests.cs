using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.External;

public sealed class ExternalIssuerTests : IAsyncLifetime
{
    private SmallIssuer _issuer = null!;
    private RunningServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await SmallIssuer.StartAsync();
        _server = await RunningServer.StartAsync(options => options with
        {
            Identity = new IdentitySettings { External = new ExternalIssuer(_issuer.Address, "overindex") },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task A_token_opens_the_ad_accounts_that_its_claim_lists()
    {
        using var client = _server.NewClient(_issuer.Token());

        await client.OkAsync(Path(TestPlatform.Big));
        await client.ErrorAsync(Path(TestPlatform.Small), HttpStatusCode.Forbidden, 29);
        Assert.Equal("549755885175", (await client.OkAsync("/v5/ad_accounts")).GetProperty("items")[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("007 549755885175")]
    [InlineData("007,549755885175")]
    [InlineData("*")]
    public async Task The_claim_may_be_text(string text)
    {
        using var client = _server.NewClient(_issuer.Token(claims => claims["ad_accounts"] = text));

        await client.OkAsync(Path(TestPlatform.Small));
    }

    [Fact]
    public async Task A_token_without_the_scope_or_the_accounts_sees_nothing()
    {
        using var scopeless = _server.NewClient(_issuer.Token(claims => claims["scope"] = "profile"));
        using var blind = _server.NewClient(_issuer.Token(claims => claims.Remove("ad_accounts")));

        await scopeless.ErrorAsync(Path(TestPlatform.Big), HttpStatusCode.Unauthorized, 3);
        await blind.ErrorAsync(Path(TestPlatform.Big), HttpStatusCode.Forbidden, 29);
    }

    public static TheoryData<string> Forgeries => ["audience", "issuer", "expired", "early", "key", "kid", "hmac", "none", "payload", "cut", "two parts"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_token_is_refused(string kind)
    {
        var good = _issuer.Token();
        var parts = good.Split('.');
        var token = kind switch
        {
            "audience" => _issuer.Token(audience: "another"),
            "issuer" => _issuer.Token(issuer: "https://evil.example/"),
            "expired" => _issuer.Token(lifetime: TimeSpan.FromMinutes(-2)),
            "early" => _issuer.Token(notBefore: TimeSpan.FromMinutes(3)),
            "key" => _issuer.Token(key: new SigningCredentials(SmallIssuer.NewKey(), SecurityAlgorithms.RsaSha256)),
            "kid" => _issuer.Token(key: new SigningCredentials(Renamed(), SecurityAlgorithms.RsaSha256)),
            "hmac" => _issuer.Token(key: new SigningCredentials(
                new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_issuer.Key.Rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = _issuer.Key.KeyId }, SecurityAlgorithms.HmacSha256)),
            "none" => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            "payload" => $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("549755885175", "007", StringComparison.Ordinal))}.{parts[2]}",
            "cut" => good[..^4],
            _ => $"{parts[0]}.{parts[1]}",
        };
        using var client = _server.NewClient(token);

        await client.ErrorAsync(Path(TestPlatform.Big), HttpStatusCode.Unauthorized, 2);
    }

    [Fact]
    public async Task A_kept_token_ends_when_it_expires()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await RunningServer.StartAsync(options => options with
        {
            TimeProvider = clock,
            Identity = new IdentitySettings { External = new ExternalIssuer(_issuer.Address, "overindex") },
        });
        using var client = server.NewClient(_issuer.Token(lifetime: TimeSpan.FromSeconds(10)));
        await client.OkAsync(Path(TestPlatform.Big));

        clock.Advance(TimeSpan.FromSeconds(45));

        await client.ErrorAsync(Path(TestPlatform.Big), HttpStatusCode.Unauthorized, 2);
    }

    [Fact]
    public async Task A_new_key_of_the_issuer_is_taken_up()
    {
        using var before = _server.NewClient(_issuer.Token());
        await before.OkAsync(Path(TestPlatform.Big));

        _issuer.ReplaceKey();

        using var after = _server.NewClient(_issuer.Token());
        await Eventually.HoldsAsync(
            async () =>
            {
                using var answer = await after.GetAsync(Path(TestPlatform.Big));
                return answer.StatusCode == HttpStatusCode.OK;
            },
            "the new key counts");
    }

    [Fact]
    public async Task The_built_in_endpoints_are_closed()
    {
        using var client = _server.NewClient(null);
        using var response = await client.PostAsync("/v5/oauth/token", new FormUrlEncodedContent([]));

        await response.IsErrorAsync(HttpStatusCode.NotFound, 404);
        await client.ErrorAsync("/oauth/", HttpStatusCode.NotFound, 404);
    }

    [Fact]
    public async Task Personal_access_tokens_still_work() => await _server.Client.OkAsync(Path(TestPlatform.Big));

    [Fact]
    public async Task An_issuer_that_is_not_there_is_the_servers_own_fault()
    {
        await using var server = await RunningServer.StartAsync(options => options with
        {
            Identity = new IdentitySettings { External = new ExternalIssuer(new Uri("http://127.0.0.1:9/"), "overindex") },
        });
        using var client = server.NewClient(_issuer.Token());

        await client.ErrorAsync(Path(TestPlatform.Big), HttpStatusCode.ServiceUnavailable, 0);
    }

    private RsaSecurityKey Renamed() => new(SmallIssuer.NewKey().Rsa) { KeyId = _issuer.Key.KeyId };

    private static string Path(Engine.AdAccountId account) => $"/v5/ad_accounts/{account}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE";
}
