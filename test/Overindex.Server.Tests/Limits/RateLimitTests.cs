using System.Net;
using Microsoft.Extensions.Time.Testing;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Limits;

public sealed class RateLimitTests
{
    private const string Path = "/v5/ad_accounts";
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task An_answer_states_the_contract_s_limits_in_the_structured_form()
    {
        await using var server = await StartAsync(new());
        using var response = await server.Client.GetAsync(Path);
        Assert.Equal(
            "1000, 100;w=1;name=\"safety_net_app_id_user_id\", 1000;w=60;name=\"ads_read_app_id_user_id\"", Header(response, "x-ratelimit-limit"));
        Assert.Equal(("999", "60"), (Header(response, "x-ratelimit-remaining"), Header(response, "x-ratelimit-reset")));
    }

    [Fact]
    public async Task An_answer_states_one_integer_each_when_told_to()
    {
        await using var server = await StartAsync(new() { PlainHeaders = true });
        _clock.Advance(TimeSpan.FromSeconds(17.5));
        using var response = await server.Client.GetAsync(Path);
        Assert.Equal(
            ("1000", "999", "43"),
            (Header(response, "x-ratelimit-limit"), Header(response, "x-ratelimit-remaining"), Header(response, "x-ratelimit-reset")));
    }

    [Fact]
    public async Task The_101st_request_of_a_second_is_refused_and_the_next_second_begins_anew()
    {
        await using var server = await StartAsync(new());
        await AskAsync(server, 100);
        using (var refused = await server.Client.GetAsync(Path))
        {
            var message = await refused.IsErrorAsync(HttpStatusCode.TooManyRequests, 8);
            Assert.StartsWith("This request exceeded a rate limit.", message, StringComparison.Ordinal);
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
            Assert.StartsWith("100, 100;w=1;", Header(refused, "x-ratelimit-limit"), StringComparison.Ordinal);
            Assert.Equal(("0", "1"), (Header(refused, "x-ratelimit-remaining"), Header(refused, "x-ratelimit-reset")));
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        using var answered = await server.Client.GetAsync(Path);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);

        // What was refused in the first second was not charged to the minute.
        Assert.Equal("899", Header(answered, "x-ratelimit-remaining"));
    }

    [Fact]
    public async Task The_1001st_request_of_a_minute_is_refused_until_the_minute_has_passed()
    {
        await using var server = await StartAsync(new());
        for (var second = 0; second < 10; second++)
        {
            await AskAsync(server, 100);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        using (var refused = await server.Client.GetAsync(Path))
        {
            await refused.IsErrorAsync(HttpStatusCode.TooManyRequests, 8);
            Assert.Equal(TimeSpan.FromSeconds(50), refused.Headers.RetryAfter?.Delta);
            Assert.StartsWith("1000, ", Header(refused, "x-ratelimit-limit"), StringComparison.Ordinal);
        }

        _clock.Advance(TimeSpan.FromSeconds(50));
        await AskAsync(server, 1);
    }

    [Fact]
    public async Task One_token_s_requests_are_not_charged_to_another()
    {
        await using var server = await StartAsync(new() { RequestsPerSecond = 2 });
        await AskAsync(server, 2);
        await server.Client.ErrorAsync(Path, HttpStatusCode.TooManyRequests, 8);
        using var other = server.NewClient(server.Tokens.Create(new AccessTokenRequest { AllAccounts = true }).Secret);
        await other.OkAsync(Path);
    }

    [Fact]
    public async Task An_unknown_token_is_told_nothing_about_limits_and_never_too_many()
    {
        await using var server = await StartAsync(new() { RequestsPerSecond = 1, RequestsPerMinute = 1 });
        using var stranger = server.NewClient("nonsense");
        for (var i = 0; i < 3; i++)
        {
            using var response = await stranger.GetAsync(Path);
            await response.IsErrorAsync(HttpStatusCode.Unauthorized, 2);
            Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("x-ratelimit", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("/v5/oauth/token")]
    [InlineData("/v5/oauth/token/revoke")]
    [InlineData("/oauth/")]
    [InlineData("/OAuth")]
    public async Task Whoever_guesses_at_a_token_or_a_password_is_refused_by_address(string path)
    {
        await using var server = await StartAsync(new() { SignInsPerMinute = 3 });
        using var stranger = server.NewClient(null);
        for (var i = 0; i < 3; i++)
        {
            using var response = await stranger.PostAsync(path, new FormUrlEncodedContent([]));
            Assert.NotEqual(HttpStatusCode.TooManyRequests, response.StatusCode);
        }

        using var refused = await stranger.PostAsync(path, new FormUrlEncodedContent([]));
        await refused.IsErrorAsync(HttpStatusCode.TooManyRequests, 8);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        await server.Client.OkAsync(Path);
    }

    private Task<RunningServer> StartAsync(RateLimitOptions limits) =>
        RunningServer.StartAsync(options => options with { RateLimits = limits, TimeProvider = _clock });

    private static async Task AskAsync(RunningServer server, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await server.Client.OkAsync(Path);
        }
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}
