using Overindex.Client.Tests.Support;
using Overindex.Contracts;

namespace Overindex.Client.Tests.Credentialing;

public sealed class RotationTests
{
    [Fact]
    public async Task A_rotated_refresh_token_is_stored_before_the_new_access_token_is_used()
    {
        var store = new MemoryTokenStore(new StoredTokens("r0"));
        var storedWhenUsed = "";
        await using var server = Rotating(onUse: () => storedWhenUsed = store.Tokens!.RefreshToken);
        using var client = Clients.Of(server, Credentials.FromRefreshToken("id", "secret", store));

        await Ask(client);

        Assert.Equal("r1", storedWhenUsed);
        var stored = Assert.Single(store.Saved);
        Assert.Equal(("r1", "a1"), (stored.RefreshToken, stored.AccessToken));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 13, 0, 0, TimeSpan.Zero), stored.AccessTokenExpiresAt);
        Assert.Equal(new DateTimeOffset(2027, 1, 22, 12, 0, 0, TimeSpan.Zero), stored.RefreshTokenExpiresAt);
        var token = Assert.Single(server.Requests, request => request.IsToken);
        Assert.Equal(("refresh_token", "r0"), (token.Form["grant_type"], token.Form["refresh_token"]));
    }

    [Fact]
    public async Task A_token_that_could_not_be_stored_is_not_used_and_its_refresh_token_is_not_lost()
    {
        var store = new MemoryTokenStore(new StoredTokens("r0"));
        await using var server = Rotating();
        using var client = Clients.Of(server, Credentials.FromRefreshToken("id", "secret", store));

        store.BeforeSave = _ => throw new IOException("disk full");
        await Assert.ThrowsAsync<IOException>(() => Ask(client));
        Assert.DoesNotContain(server.Requests, request => !request.IsToken);
        Assert.Equal("r0", store.Tokens!.RefreshToken);

        // The server knows r0 no more; what it gave is still there to be stored.
        store.BeforeSave = _ => Task.CompletedTask;
        await Ask(client);
        Assert.Equal("r1", store.Tokens.RefreshToken);
        Assert.Single(server.Requests, request => request.IsToken);
    }

    [Fact]
    public async Task Each_refresh_uses_the_token_of_the_one_before()
    {
        var store = new MemoryTokenStore(new StoredTokens("r0"));
        await using var server = Rotating();
        var options = Clients.Options(server, Credentials.FromRefreshToken("id", "secret", store));
        using var client = new AudienceInsightsClient(options);

        for (var i = 0; i < 3; i++)
        {
            await Ask(client);
            ((TestClock)options.TimeProvider).Advance(TimeSpan.FromMinutes(56));
        }

        Assert.Equal(["r0", "r1", "r2"], server.Requests.Where(request => request.IsToken).Select(request => request.Form["refresh_token"]));
    }

    [Fact]
    public async Task A_hundred_rejected_calls_rotate_the_refresh_token_once()
    {
        const int Calls = 100;
        var (issued, rejected) = (0, 0);
        var allRejected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var store = new MemoryTokenStore(new StoredTokens("r0") { AccessToken = "a0", AccessTokenExpiresAt = new(2026, 11, 23, 13, 0, 0, TimeSpan.Zero) });
        await using var server = new LoopbackServer(async request =>
        {
            if (request.IsToken)
            {
                var n = Interlocked.Increment(ref issued);
                return Reply.Json($$"""{"access_token":"a{{n}}","expires_in":3600,"refresh_token":"r{{n}}"}""");
            }

            if (request.Authorization != "Bearer a0")
            {
                return Reply.Json("{}");
            }

            if (Interlocked.Increment(ref rejected) == Calls)
            {
                allRejected.SetResult();
            }

            await allRejected.Task;
            return Reply.Error(401, 2, "Authentication failed.");
        });
        using var client = Clients.Of(server, Credentials.FromRefreshToken("id", "secret", store));

        await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => Ask(client)));

        Assert.Equal("r0", Assert.Single(server.Requests, request => request.IsToken).Form["refresh_token"]);
        Assert.Equal("r1", Assert.Single(store.Saved).RefreshToken);
        Assert.Equal(Calls, server.Requests.Count(request => request.Authorization == "Bearer a1"));
    }

    [Fact]
    public async Task A_stored_access_token_that_is_still_good_saves_the_refresh()
    {
        var store = new MemoryTokenStore(new StoredTokens("r0") { AccessToken = "a0", AccessTokenExpiresAt = new(2026, 11, 23, 13, 0, 0, TimeSpan.Zero) });
        await using var server = Rotating();
        using var client = Clients.Of(server, Credentials.FromRefreshToken("id", "secret", store));

        await Ask(client);

        Assert.Equal("Bearer a0", Assert.Single(server.Requests).Authorization);
    }

    [Fact]
    public async Task Tokens_that_another_process_has_rotated_are_taken_from_the_store()
    {
        var store = new MemoryTokenStore(new StoredTokens("r0") { AccessToken = "a0" });
        await using var server = Rotating(rejected: "Bearer a0");
        using var client = Clients.Of(server, Credentials.FromRefreshToken("id", "secret", store));

        server.Requests.Clear();
        store.Tokens = new StoredTokens("r0") { AccessToken = "a0" };
        await Ask(client);
        store.Tokens = new StoredTokens("r9") { AccessToken = "a9", AccessTokenExpiresAt = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero) };
        using var other = Clients.Of(server, Credentials.FromRefreshToken("id", "secret", store));
        await Ask(other);

        Assert.Equal(["Bearer a0", "Bearer a1", "Bearer a9"], server.Requests.Where(request => !request.IsToken).Select(request => request.Authorization));
        Assert.Single(server.Requests, request => request.IsToken);
    }

    [Fact]
    public async Task A_stored_access_token_that_no_header_can_carry_is_replaced()
    {
        var store = new MemoryTokenStore(new StoredTokens("r0") { AccessToken = "a0\n", AccessTokenExpiresAt = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero) });
        await using var server = Rotating();
        using var client = Clients.Of(server, Credentials.FromRefreshToken("id", "secret", store));

        await Ask(client);

        Assert.Equal("Bearer a1", Assert.Single(server.Requests, request => !request.IsToken).Authorization);
    }

    [Fact]
    public async Task An_empty_store_is_an_authentication_failure_that_says_what_to_do()
    {
        await using var server = Rotating();
        using var client = Clients.Of(server, Credentials.FromRefreshToken("id", "secret", new MemoryTokenStore(null)));

        var failure = await Assert.ThrowsAsync<AuthenticationFailedException>(() => Ask(client));

        Assert.Contains("Sign in", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_refresh_token_that_is_spent_is_an_authentication_failure_that_shows_no_token()
    {
        await using var server = new LoopbackServer(request => Reply.Error(400, 283, $"The authorization grant is invalid: {request.Body}"));
        using var client = Clients.Of(server, Credentials.FromRefreshToken("id", "secret", new MemoryTokenStore(new StoredTokens("r/0-secret"))));

        var failure = await Assert.ThrowsAsync<AuthenticationFailedException>(() => Ask(client));

        Assert.Equal((400, 283), (failure.StatusCode, failure.Code));
        Assert.DoesNotContain("0-secret", failure + failure.BodySnippet, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_server_that_does_not_rotate_leaves_the_refresh_token_as_it_is()
    {
        var store = new MemoryTokenStore(new StoredTokens("r0"));
        await using var server = new LoopbackServer(request => request.IsToken ? CredentialTests.Grant("a1", 3600) : Reply.Json("{}"));
        using var client = Clients.Of(server, Credentials.FromRefreshToken("id", "secret", store));

        await Ask(client);

        Assert.Equal(("r0", "a1"), (store.Tokens!.RefreshToken, store.Tokens.AccessToken));
    }

    [Fact]
    public void Stored_tokens_do_not_show_themselves() =>
        Assert.DoesNotContain("secret", new StoredTokens("r-secret") { AccessToken = "a-secret" }.ToString(), StringComparison.Ordinal);

    private static LoopbackServer Rotating(Action? onUse = null, string? rejected = null)
    {
        var issued = 0;
        return new LoopbackServer(request =>
        {
            if (request.IsToken)
            {
                var n = ++issued;
                return Reply.Json($$"""{"access_token":"a{{n}}","expires_in":3600,"refresh_token":"r{{n}}","refresh_token_expires_in":5184000}""");
            }

            onUse?.Invoke();
            return request.Authorization == rejected ? Reply.Error(401, 2, "Authentication failed.") : Reply.Json("{}");
        });
    }

    private static Task<AudienceInsightsResponse> Ask(AudienceInsightsClient client) =>
        client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience);
}
