using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Duende.IdentityModel.Client;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Attacks;

/// <summary>RFC 9700, section 4, where the token endpoint or the API is attacked.</summary>
public sealed class TokenAttackTests(SharedTenants shared) : IClassFixture<SharedTenants>
{
    [Fact]
    public async Task Code_replay_is_refused_and_ends_the_tokens_that_the_code_gave()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var code = await flow.CodeAsync();
        var first = await flow.RedeemAsync(code);
        Assert.Equal(200, await shared.Server.StatusAsync(first.AccessToken!, TestPlatform.Big));

        (await flow.RedeemAsync(code)).IsBadGrant();

        await flow.EndsAsync(first.AccessToken!);
        (await flow.RefreshAsync(first.RefreshToken!)).IsBadGrant();
    }

    [Fact]
    public async Task Code_replay_at_the_same_moment_gives_one_answer_at_most()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var code = await flow.CodeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => flow.RedeemAsync(code)));

        Assert.InRange(answers.Count(answer => !answer.IsError), 0, 1);
        foreach (var won in answers.Where(answer => !answer.IsError))
        {
            await flow.EndsAsync(won.AccessToken!);
        }
    }

    [Fact]
    public async Task Code_injection_fails_without_the_verifier_of_the_session_that_asked()
    {
        using var victim = await CodeFlow.CreateAsync(shared.Server, isPublic: true);
        using var attacker = await CodeFlow.CreateAsync(shared.Server, isPublic: true);
        var stolen = await victim.CodeAsync(withChallenge: true);

        (await victim.RedeemAsync(stolen, attacker.Verifier)).IsBadGrant();
    }

    [Fact]
    public async Task Mix_up_of_clients_fails_because_a_code_belongs_to_the_app_that_asked()
    {
        using var victim = await CodeFlow.CreateAsync(shared.Server);
        var (otherId, otherSecret) = await shared.Server.AddAppAsync(null, CodeFlow.Callback);
        var stolen = await victim.CodeAsync();

        (await victim.RedeemAsync(stolen, clientId: otherId, secret: otherSecret)).IsBadGrant();
    }

    [Fact]
    public async Task A_refresh_token_belongs_to_the_app_that_got_it()
    {
        using var victim = await CodeFlow.CreateAsync(shared.Server);
        var (otherId, otherSecret) = await shared.Server.AddAppAsync(null, CodeFlow.Callback);
        var tokens = await victim.TokensAsync();

        (await victim.RefreshAsync(tokens.RefreshToken!, clientId: otherId, secret: otherSecret)).IsBadGrant();
        Assert.True((await victim.RevokeAsync(tokens.RefreshToken!, otherId, otherSecret)) is not null);
        Assert.Equal(200, await shared.Server.StatusAsync(tokens.AccessToken!, TestPlatform.Big));
        Assert.False((await victim.RefreshAsync(tokens.RefreshToken!)).IsError);
    }

    [Fact]
    public async Task Refresh_reuse_ends_the_whole_family()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var first = await flow.TokensAsync();
        var second = await flow.RefreshAsync(first.RefreshToken!);
        var third = await flow.RefreshAsync(second.RefreshToken!);
        Assert.Equal(200, await shared.Server.StatusAsync(third.AccessToken!, TestPlatform.Big));

        (await flow.RefreshAsync(first.RefreshToken!)).IsBadGrant();

        await flow.EndsAsync(first.AccessToken!);
        await flow.EndsAsync(second.AccessToken!);
        await flow.EndsAsync(third.AccessToken!);
        (await flow.RefreshAsync(third.RefreshToken!)).IsBadGrant();
    }

    [Fact]
    public async Task Refresh_reuse_does_not_touch_another_consent()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var attacked = await flow.TokensAsync();
        var other = await flow.TokensAsync();
        await flow.RefreshAsync(attacked.RefreshToken!);
        (await flow.RefreshAsync(attacked.RefreshToken!)).IsBadGrant();
        await flow.EndsAsync(attacked.AccessToken!);

        Assert.Equal(200, await shared.Server.StatusAsync(other.AccessToken!, TestPlatform.Big));
    }

    [Fact]
    public async Task Scope_escalation_at_refresh_is_refused()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var tokens = await flow.TokensAsync();
        var answer = await flow.RefreshAsync(tokens.RefreshToken!, scope: "ads:read ads:write");

        Assert.Equal(HttpStatusCode.BadRequest, answer.HttpStatusCode);
        Assert.True(answer.TryGet("error") is "invalid_scope" or "invalid_grant", answer.Raw);
        Assert.False((await flow.RefreshAsync(tokens.RefreshToken!, scope: "ads:read")).IsError);
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("token")]
    public async Task A_token_in_the_query_is_not_taken(string parameter)
    {
        var (id, secret) = await shared.Server.AddAppAsync(new AccountSet([TestPlatform.Big]));
        var token = (await shared.Server.AskForAppTokenAsync(id, secret)).AccessToken;
        using var client = shared.Server.NewClient();

        await client.ErrorAsync(
            $"/v5/ad_accounts/{TestPlatform.Big}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE&{parameter}={token}", HttpStatusCode.Unauthorized, 2);
    }

    [Fact]
    public async Task Grant_and_secret_in_the_query_are_not_taken()
    {
        var (id, secret) = await shared.Server.AddAppAsync(new AccountSet([TestPlatform.Big]));
        using var client = shared.Server.NewClient();
        using var response = await client.PostAsync(
            $"/v5/oauth/token?grant_type=client_credentials&client_id={id}&client_secret={secret}", new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task PKCE_downgrade_by_leaving_the_verifier_out_is_refused()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var answer = await flow.RedeemAsync(await flow.CodeAsync(withChallenge: true));

        Assert.Equal(HttpStatusCode.BadRequest, answer.HttpStatusCode);
        Assert.Null(answer.AccessToken);
    }

    [Fact]
    public async Task PKCE_downgrade_by_a_verifier_for_a_code_without_challenge_is_refused()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var answer = await flow.RedeemAsync(await flow.CodeAsync(), flow.Verifier);

        Assert.Equal(HttpStatusCode.BadRequest, answer.HttpStatusCode);
        Assert.Null(answer.AccessToken);
    }

    [Fact]
    public async Task An_access_token_is_no_refresh_token_and_the_other_way_round()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var tokens = await flow.TokensAsync();
        var code = await flow.CodeAsync();

        (await flow.RefreshAsync(tokens.AccessToken!)).IsBadGrant();
        (await flow.RefreshAsync(code)).IsBadGrant();
        (await flow.RedeemAsync(tokens.RefreshToken!)).IsBadGrant();
        Assert.Equal(401, await shared.Server.StatusAsync(tokens.RefreshToken!, TestPlatform.Big));
        Assert.Equal(401, await shared.Server.StatusAsync(code, TestPlatform.Big));
    }

    [Fact]
    public async Task A_confidential_app_without_its_secret_gets_nothing()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var code = await flow.CodeAsync(withChallenge: true);
        using var client = shared.Server.NewClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = flow.ClientId,
            ["code"] = code,
            ["redirect_uri"] = CodeFlow.Callback,
            ["code_verifier"] = flow.Verifier,
        });
        using var response = await client.PostAsync(shared.Server.TokenAddress, form);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_public_app_gets_no_token_for_itself()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server, isPublic: true);
        using var client = shared.Server.NewClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = flow.ClientId });
        using var response = await client.PostAsync(shared.Server.TokenAddress, form);

        Assert.InRange((int)response.StatusCode, 400, 401);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("urn:ietf:params:oauth:grant-type:device_code")]
    [InlineData("urn:ietf:params:oauth:grant-type:token-exchange")]
    [InlineData("implicit")]
    [InlineData("")]
    public async Task Other_grants_are_not_served(string grant)
    {
        var (id, secret) = await shared.Server.AddAppAsync(new AccountSet([TestPlatform.Big]));
        using var client = shared.Server.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, shared.Server.TokenAddress)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = grant, ["username"] = "anna", ["password"] = CodeFlow.Password }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("\"code\":1", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
