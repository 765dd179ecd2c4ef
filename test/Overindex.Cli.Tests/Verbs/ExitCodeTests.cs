using Overindex.Cli.Tests.Support;
using Overindex.Client.Testing;

namespace Overindex.Cli.Tests.Verbs;

/// <summary>What goes wrong with a server, as scripts see it.</summary>
public sealed class ExitCodeTests
{
    private const string Token = "very-secret-token";

    private static readonly string[] Asking = ["insights 4", "audiences 4", "categories 4", "accounts", "interests 4"];

    private static readonly Dictionary<string, Fault> Faults = new(StringComparer.Ordinal)
    {
        ["authentication failed"] = Fault.AuthenticationFailed,
        ["missing scope"] = Fault.MissingScope,
        ["not permitted"] = Fault.NotPermitted,
        ["rate limited"] = Fault.RateLimited(),
        ["rate limited for an hour"] = Fault.RateLimited(TimeSpan.FromHours(1)),
        ["cut connection"] = Fault.CutConnection,
        ["cut body"] = Fault.CutBody,
        ["server error"] = Fault.ServerError,
        ["html unavailable"] = Fault.HtmlUnavailable,
        ["bad json"] = Fault.BadJson,
        ["redirect"] = Fault.Error(302, 0, "Elsewhere."),
        ["bad request"] = Fault.Error(400, 1, $"You sent {Token}."),
        ["not found"] = Fault.Error(404, 404, "There is nothing here."),
    };

    [Theory]
    [InlineData("authentication failed", 3, "'overindex login --host URL' stores new ones.")]
    [InlineData("missing scope", 4, "ads:read")]
    [InlineData("not permitted", 4, "'overindex accounts' lists those that the token may see.")]
    [InlineData("rate limited", 5, "Over a rate limit: trying again in 0.0 s.")]
    [InlineData("rate limited for an hour", 5, "Try again in 01:00:00")]
    [InlineData("cut connection", 6, "Is the server running, and is the host right?")]
    [InlineData("cut body", 6, "Not reached: trying again")]
    [InlineData("server error", 7, "The server answered 500: trying again")]
    [InlineData("html unavailable", 7, "Is this the address of the API")]
    [InlineData("bad json", 7, "JSON")]
    [InlineData("redirect", 7, "302")]
    [InlineData("bad request", 1, "400")]
    [InlineData("not found", 1, "There is nothing here.")]
    public async Task Each_failure_of_a_server_has_its_exit_code_and_shows_no_secret(string fault, int exitCode, string expected)
    {
        foreach (var verb in Asking)
        {
            using var user = new RemoteUser { Fake = new FakeAudienceInsightsServer().FailNext(Faults[fault], times: 4) };
            string[] arguments = [.. verb.Split(' '), "--host", "https://api.example", "--token", Token];
            var outcome = await user.RunAsync(arguments);
            Assert.Equal((verb, exitCode), (verb, outcome.ExitCode));
            Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
            Assert.Empty(outcome.Out);

            user.Fake.FailNext(Faults[fault], times: 4);
            var verbose = await user.RunAsync([.. arguments, "--verbose"]);
            Assert.Contains("   at ", verbose.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Token, outcome.Error + verbose.Error + verbose.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_users_cancellation_ends_the_wait_for_a_slow_server()
    {
        using var stop = new CancellationTokenSource();
        var clock = new WatchedClock();
        using var user = new RemoteUser { Fake = new FakeAudienceInsightsServer().FailNext(Fault.Slow(TimeSpan.FromDays(1), clock)) };
        var running = user.RunAsync("", ["accounts", "--host", "pinterest", "--token", Token], stop.Token);
        await clock.Waited;
        await stop.CancelAsync();
        var outcome = await running;
        Assert.Equal(ExitCodes.Interrupted, outcome.ExitCode);
        Assert.Equal("Stopped.\n", outcome.Error);
    }

    /// <summary>A clock that tells when somebody has begun to wait.</summary>
    private sealed class WatchedClock : TimeProvider
    {
        private readonly TaskCompletionSource _waited = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Waited => _waited.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _waited.TrySetResult();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
