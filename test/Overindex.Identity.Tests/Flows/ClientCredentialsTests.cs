using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Duende.IdentityModel.Client;
using Microsoft.Extensions.Time.Testing;
using Overindex.Client;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Flows;

public sealed class ClientCredentialsTests(SharedTenants shared) : IClassFixture<SharedTenants>
{
    private static readonly AccountSet Big = new([TestPlatform.Big]);

    [Fact]
    public async Task An_app_gets_a_token_that_opens_what_it_was_granted()
    {
        var (id, secret) = await shared.Server.AddAppAsync(Big);
        var answer = await shared.Server.AskForAppTokenAsync(id, secret);

        Assert.False(answer.IsError, answer.Raw);
        Assert.Equal(200, await shared.Server.StatusAsync(answer.AccessToken!, TestPlatform.Big));
        Assert.Equal(403, await shared.Server.StatusAsync(answer.AccessToken!, TestPlatform.Small));
    }

    [Fact]
    public async Task The_answer_has_the_fields_of_the_contract()
    {
        var (id, secret) = await shared.Server.AddAppAsync(Big);
        var answer = await shared.Server.AskForAppTokenAsync(id, secret);

        Assert.Equal(("bearer", 2_592_000, "ads:read", "client_credentials"), (answer.TokenType, answer.ExpiresIn, answer.Scope, answer.TryGet("response_type")));
        Assert.Equal(
            ["access_token", "expires_in", "response_type", "scope", "token_type"],
            answer.Json!.Value.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal("no-store", answer.HttpResponse!.Headers.CacheControl!.ToString().Split(',')[0]);
    }

    [Theory]
    [InlineData("ads:read")]
    [InlineData("ads:read,ads:read")]
    [InlineData(null)]
    public async Task Scopes_may_be_separated_by_commas_or_left_out(string? scope)
    {
        var (id, secret) = await shared.Server.AddAppAsync(Big);

        Assert.Equal("ads:read", (await shared.Server.AskForAppTokenAsync(id, secret, scope)).Scope);
    }

    [Theory]
    [InlineData("boards:read")]
    [InlineData("ads:read,ads:write")]
    [InlineData("ads:read openid")]
    public async Task An_unknown_scope_is_refused(string scope)
    {
        var (id, secret) = await shared.Server.AddAppAsync(Big);
        var answer = await shared.Server.AskForAppTokenAsync(id, secret, scope);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_scope"), (answer.HttpStatusCode, answer.Error));
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_app_get_the_same_answer()
    {
        var (id, secret) = await shared.Server.AddAppAsync(Big);
        var wrong = await shared.Server.AskForAppTokenAsync(id, secret[..^1] + (secret[^1] == '0' ? '1' : '0'));
        var unknown = await shared.Server.AskForAppTokenAsync("0000000000000000", secret);

        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_client"), (wrong.HttpStatusCode, wrong.TryGet("error")));
        Assert.Equal((wrong.Raw, wrong.HttpStatusCode), (unknown.Raw, unknown.HttpStatusCode));
        Assert.Equal(2, wrong.Json!.Value.GetProperty("code").GetInt32());
        Assert.Equal("Authentication failed.", wrong.TryGet("message"));
        Assert.Equal(Headers(wrong), Headers(unknown));
    }

    [Fact]
    public async Task A_secret_in_the_form_is_not_taken()
    {
        var (id, secret) = await shared.Server.AddAppAsync(Big);
        using var client = shared.Server.NewClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = id,
            ["client_secret"] = secret,
        });
        using var response = await client.PostAsync(shared.Server.TokenAddress, form);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_disabled_app_is_no_app_and_its_tokens_end_within_a_second()
    {
        // A clock that only the test moves: a busy machine makes no second longer.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await TenantServer.StartAsync(timeProvider: clock);
        var (id, secret) = await server.AddAppAsync(Big);
        var token = (await server.AskForAppTokenAsync(id, secret)).AccessToken!;
        Assert.Equal(200, await server.StatusAsync(token, TestPlatform.Big));

        await server.Registry.SwitchAppAsync(id, disabled: true);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(401, await server.StatusAsync(token, TestPlatform.Big));
        Assert.Equal("invalid_client", (await server.AskForAppTokenAsync(id, secret)).TryGet("error"));

        await server.Registry.SwitchAppAsync(id, disabled: false);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, await server.StatusAsync(token, TestPlatform.Big));
    }

    [Fact]
    public async Task A_grant_that_is_removed_or_added_counts_for_tokens_that_are_out()
    {
        var (id, secret) = await shared.Server.AddAppAsync(Big);
        var token = (await shared.Server.AskForAppTokenAsync(id, secret)).AccessToken!;
        Assert.Equal(200, await shared.Server.StatusAsync(token, TestPlatform.Big));
        var holder = new GrantHolder(HolderKind.App, id);

        await shared.Server.Registry.RemoveGrantAsync(holder, TestPlatform.Big);
        await Eventually.HoldsAsync(async () => await shared.Server.StatusAsync(token, TestPlatform.Big) == 403, "the ad account is closed");

        await shared.Server.Registry.AddGrantsAsync(holder, AccountSet.Everything);
        await Eventually.HoldsAsync(async () => await shared.Server.StatusAsync(token, TestPlatform.Small) == 200, "every ad account is open");
    }

    [Fact]
    public async Task The_dotnet_client_gets_a_token_and_uses_it_on_all_operations()
    {
        var (id, secret) = await shared.Server.AddAppAsync(Big);
        using var client = new AudienceInsightsClient(new AudienceInsightsClientOptions
        {
            BaseAddress = new Uri(shared.Server.Address, "/v5"),
            Credentials = Credentials.FromClient(id, secret),
        });
        var account = TestPlatform.Big.ToString();

        var insights = await client.GetAudienceInsightsAsync(account, Contracts.InsightType.YourTotalAudience);
        Assert.Equal(500, insights.Size);
        Assert.Equal(4, (await client.GetAudienceDefinitionsAsync(account)).Items!.Count);
#pragma warning disable OVX0001 // Deprecated, and offered still.
        var children = await client.ListCategoryInterestsAsync(
            account, Contracts.AudienceDefinitionScope.Partner, Contracts.AudienceDefinitionType.Engagement, TestPlatform.Animals);
#pragma warning restore OVX0001
        Assert.Equal([TestPlatform.Dogs, TestPlatform.Cats], children.Items!.Select(child => child.Id));
        Assert.Equal("Animals", (await client.GetInterestAsync(TestPlatform.Animals)).Name);
        Assert.Equal([account], await client.ListAdAccountsAsync().Select(found => found.Id).ToListAsync());
        await Assert.ThrowsAsync<NotPermittedException>(
            () => client.GetAudienceInsightsAsync(TestPlatform.Small.ToString(), Contracts.InsightType.YourTotalAudience));
    }

    [Fact]
    public async Task Without_users_and_apps_there_is_no_token_endpoint()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = server.NewClient(null);
        using var response = await client.PostAsync("/v5/oauth/token", new FormUrlEncodedContent([]));

        await response.IsErrorAsync(HttpStatusCode.NotFound, 404);
        Assert.False(Directory.Exists(Path.Combine(server.DataDirectory, "identity")));
    }

    [Fact]
    public async Task A_malformed_basic_header_is_refused()
    {
        using var client = shared.Server.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, shared.Server.TokenAddress) { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("no colon")));
        using var response = await client.SendAsync(request);

        Assert.InRange((int)response.StatusCode, 400, 401);
        Assert.Contains("\"code\":", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Headers(TokenResponse answer) => answer.HttpResponse!.Headers
        .Where(header => header.Key.ToUpperInvariant() is not ("DATE" or "X-REQUEST-ID"))
        .Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
}
