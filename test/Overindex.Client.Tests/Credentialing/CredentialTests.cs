using System.Text;
using Overindex.Client.Tests.Support;
using Overindex.Contracts;

namespace Overindex.Client.Tests.Credentialing;

public sealed class CredentialTests
{
    [Fact]
    public async Task A_fixed_token_that_is_rejected_is_an_authentication_failure_after_one_request()
    {
        await using var server = new LoopbackServer(Reply.Error(401, 2, "Authentication failed."));
        using var client = Clients.Of(server);

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => Ask(client));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Client_credentials_are_sent_by_basic_authentication_once_for_many_calls()
    {
        await using var server = new LoopbackServer(request => request.IsToken ? Grant("a1", 3600) : Reply.Json("{}"));
        using var client = Clients.Of(server, Credentials.FromClient("app 7", "s3cr€t:+"));

        await Ask(client);
        await Ask(client);

        var token = Assert.Single(server.Requests, request => request.IsToken);
        Assert.Equal("POST", token.Method);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("app 7:s3cr€t:+")), token.Authorization);
        Assert.Equal("application/x-www-form-urlencoded", token.Headers["Content-Type"]);
        Assert.Equal(("client_credentials", "ads:read"), (token.Form["grant_type"], token.Form["scope"]));
        Assert.All(server.Requests.Where(request => !request.IsToken), request => Assert.Equal("Bearer a1", request.Authorization));
    }

    [Fact]
    public async Task A_token_is_replaced_ahead_of_its_expiry()
    {
        var issued = 0;
        await using var server = new LoopbackServer(request => request.IsToken ? Grant($"a{++issued}", 3600) : Reply.Json("{}"));
        var options = Clients.Options(server, Credentials.FromClient("id", "secret"));
        var clock = (TestClock)options.TimeProvider;
        using var client = new AudienceInsightsClient(options);

        await Ask(client);
        clock.Advance(TimeSpan.FromMinutes(54));
        await Ask(client);
        clock.Advance(TimeSpan.FromMinutes(2));
        await Ask(client);

        Assert.Equal(["Bearer a1", "Bearer a1", "Bearer a2"], server.Requests.Where(request => !request.IsToken).Select(request => request.Authorization));
    }

    [Fact]
    public async Task A_token_still_good_is_used_when_it_cannot_be_replaced_ahead_of_time()
    {
        var issued = 0;
        await using var server = new LoopbackServer(request =>
            !request.IsToken ? Reply.Json("{}") : ++issued == 1 ? Grant("a1", 3600) : new Reply(503, "<html>"));
        var options = Clients.Options(server, Credentials.FromClient("id", "secret"));
        var clock = (TestClock)options.TimeProvider;
        using var client = new AudienceInsightsClient(options);

        await Ask(client);
        clock.Advance(TimeSpan.FromMinutes(56));
        await Ask(client);
        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(503, (await Assert.ThrowsAsync<RequestFailedException>(() => Ask(client))).StatusCode);
        Assert.Equal(2, server.Requests.Count(request => !request.IsToken));
    }

    [Fact]
    public async Task While_tokens_cannot_be_had_calls_with_a_good_one_ask_for_another_every_ten_seconds_and_not_each_time()
    {
        var issued = 0;
        await using var server = new LoopbackServer(request =>
            !request.IsToken ? Reply.Json("{}") : ++issued == 1 ? Grant("a1", 3600) : new Reply(503, "<html>"));
        var options = Clients.Options(server, Credentials.FromClient("id", "secret"));
        var clock = (TestClock)options.TimeProvider;
        using var client = new AudienceInsightsClient(options);

        await Ask(client);
        clock.Advance(TimeSpan.FromMinutes(56));
        for (var i = 0; i < 4; i++)
        {
            await Ask(client);
            await Ask(client);
            clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(3, issued);
        Assert.Equal(9, server.Requests.Count(request => !request.IsToken));
    }

    [Theory]
    [InlineData("two\\nlines")]
    [InlineData("tökén")]
    public async Task A_token_that_no_header_can_carry_is_an_error_that_does_not_show_it(string token)
    {
        await using var server = new LoopbackServer(Grant(token, 3600));
        using var client = Clients.Of(server, Credentials.FromClient("id", "secret"));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Ask(client));

        Assert.Contains("none that a header can carry", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(token, failure.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Rejected_calls_however_many_share_one_refresh(int calls)
    {
        var issued = 0;
        var rejected = 0;
        var allRejected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(async request =>
        {
            if (request.IsToken)
            {
                return Grant($"a{Interlocked.Increment(ref issued)}", 3600);
            }

            if (request.Authorization != "Bearer a1")
            {
                return Reply.Json("{}");
            }

            // Every call has been sent with the old token before the first is rejected.
            if (Interlocked.Increment(ref rejected) == calls)
            {
                allRejected.SetResult();
            }

            await allRejected.Task;
            return Reply.Error(401, 2, "Authentication failed.");
        });
        using var client = Clients.Of(server, Credentials.FromClient("id", "secret"));

        await Task.WhenAll(Enumerable.Range(0, calls).Select(_ => Ask(client)));

        Assert.Equal(2, issued);
        Assert.Equal(calls, server.Requests.Count(request => request.Authorization == "Bearer a2"));
    }

    [Fact]
    public async Task A_call_that_is_rejected_again_after_its_refresh_fails()
    {
        var issued = 0;
        await using var server = new LoopbackServer(request => request.IsToken ? Grant($"a{++issued}", 3600) : Reply.Error(401, 2, "Authentication failed."));
        using var client = Clients.Of(server, Credentials.FromClient("id", "secret"));

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => Ask(client));

        Assert.Equal(2, issued);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_missing_scope_is_never_cured_by_a_refresh()
    {
        await using var server = new LoopbackServer(request => request.IsToken ? Grant("a1", 3600) : Reply.Error(401, 3, "Missing: ['ads:read']"));
        using var client = Clients.Of(server, Credentials.FromClient("id", "secret"));

        await Assert.ThrowsAsync<MissingScopeException>(() => Ask(client));

        Assert.Single(server.Requests, request => request.IsToken);
        Assert.Single(server.Requests, request => !request.IsToken);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task A_token_request_is_never_sent_twice(int status)
    {
        await using var server = new LoopbackServer(_ => new Reply(status, "") { CutAtOnce = status == 0 });
        using var client = Clients.Of(server, Credentials.FromClient("id", "secret"));

        var failure = await Assert.ThrowsAnyAsync<AudienceInsightsException>(() => Ask(client));

        Assert.Equal(status == 0 ? null : status, failure.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Neither_the_exception_nor_the_credentials_show_a_secret_that_the_token_endpoint_echoes()
    {
        await using var server = new LoopbackServer(request => Reply.Error(400, 283, $"invalid {request.Authorization} s3cret!"));
        var credentials = Credentials.FromClient("id", "s3cret!");
        using var client = Clients.Of(server, credentials);

        var failure = await Assert.ThrowsAsync<AuthenticationFailedException>(() => Ask(client));

        Assert.Equal((400, 283), (failure.StatusCode, failure.Code));
        Assert.Contains("invalid Basic *** ***", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret!", failure + failure.BodySnippet + credentials, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("""{"access_token":5,"refresh_token":"r-secret"}""")]
    public async Task A_token_answer_that_is_none_is_an_error_that_shows_nothing_of_it(string body)
    {
        await using var server = new LoopbackServer(Reply.Json(body));
        using var client = Clients.Of(server, Credentials.FromClient("id", "secret"));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Ask(client));

        Assert.Contains("holds no access token", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("r-secret", failure.ToString(), StringComparison.Ordinal);
        Assert.Null(failure.BodySnippet);
    }

    [Fact]
    public async Task A_caller_who_leaves_does_not_take_the_refresh_from_the_others()
    {
        using var cancel = new CancellationTokenSource();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var grant = new TaskCompletionSource<Reply>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(request =>
        {
            asked.TrySetResult();
            return request.IsToken ? grant.Task : Task.FromResult(Reply.Json("{}"));
        });
        using var client = Clients.Of(server, Credentials.FromClient("id", "secret"));

        var leaving = client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience, cancel.Token);
        var staying = Ask(client);
        await asked.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        grant.SetResult(Grant("a1", 3600));
        await staying;

        Assert.Single(server.Requests, request => request.IsToken);
    }

    internal static Reply Grant(string token, int seconds) =>
        Reply.Json($$"""{"access_token":"{{token}}","token_type":"bearer","expires_in":{{seconds}},"scope":"ads:read"}""");

    private static Task<AudienceInsightsResponse> Ask(AudienceInsightsClient client) =>
        client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience);
}
