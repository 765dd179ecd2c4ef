using System.Globalization;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Overindex.Dashboard.Tests.Support;
using Overindex.Engine;
using Overindex.Server;

namespace Overindex.Dashboard.Tests.Delivery;

/// <summary>Whatever the server refuses a browser under the dashboard's paths is a page, with the status and the headers that the API would have given.</summary>
public sealed class RefusalTests(Chromium chromium, DashboardServer server) : IClassFixture<DashboardServer>
{
    private static readonly string Account = $"/accounts/{MadeUpPlatform.Big}";

    [Fact]
    public async Task A_viewer_who_asks_too_much_is_told_when_to_come_back_and_can()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await RestartAsync(options => options with { TimeProvider = clock, RateLimits = new() { RequestsPerSecond = 1_000, RequestsPerMinute = 2 } });
        await using var reader = await OpenAsync();
        await reader.GotoAsync(Account);
        await reader.GotoAsync(Account + "/demographics");
        var refused = await reader.GotoAsync(Account + "/interests?sort=share");

        var seconds = int.Parse(refused.Headers["retry-after"], CultureInfo.InvariantCulture);
        await AssertPageAsync(reader, refused, 429, $"try again in {seconds} second");
        Assert.Equal("0", refused.Headers["x-ratelimit-remaining"]);
        clock.Advance(TimeSpan.FromSeconds(seconds));
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(reader.Page.Locator("h2")).ToHaveTextAsync("What they are into");
        Assert.EndsWith(Account + "/interests?sort=share", reader.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_tries_to_sign_in_too_often_gets_a_page_as_well()
    {
        await RestartAsync(options => options with { RateLimits = new() { SignInsPerMinute = 1 } });
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.GotoAsync("/sign-in");

        var refused = await reader.GotoAsync("/welcome?code=x");
        await AssertPageAsync(reader, refused, 429, $"try again in {refused.Headers["retry-after"]} second");
    }

    [Fact]
    public async Task While_an_audience_cannot_be_counted_the_page_says_when_it_may_be_again()
    {
        await using var reader = await FailingAsync(new CountUnavailableException("A shard is moving.", TimeSpan.FromSeconds(7)));
        var refused = await reader.GotoAsync(Account);

        await AssertPageAsync(reader, refused, 503, "try again in 7 seconds");
        Assert.Equal("7", refused.Headers["retry-after"]);
    }

    [Fact]
    public async Task A_fault_of_the_server_names_the_request_to_look_for_in_the_log()
    {
        await using var reader = await FailingAsync(new InvalidOperationException("A fault."));
        var failed = await reader.GotoAsync(Account);

        await AssertPageAsync(reader, failed, 500, $"at request {failed.Headers["x-request-id"]}");
        Assert.DoesNotContain("A fault.", await reader.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_that_cannot_be_read_are_said_to_be_the_server_s_trouble()
    {
        await RestartAsync(options => options);
        await using var reader = await OpenAsync();
        var path = Path.Combine(server.Data, "tokens.json");
        var kept = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path, "{", TestContext.Current.CancellationToken);
        try
        {
            await Eventually.HoldsAsync(async () => (await reader.GotoAsync(Account)).Status == 503, "the damaged tokens are noticed");
            var refused = await reader.GotoAsync(Account);
            await AssertPageAsync(reader, refused, 503, $"at request {refused.Headers["x-request-id"]}");
        }
        finally
        {
            await File.WriteAllTextAsync(path, kept, TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("/accounts", 404)]
    [InlineData("/accounts/1/2/3/4", 404)]
    [InlineData("/accounts/500000000001/export/everything.zip", 404)]
    [InlineData("/sign-in/elsewhere", 404)]
    [InlineData("/sign-out", 405)]
    public async Task An_address_without_a_page_says_so_on_one(string path, int status)
    {
        await RestartAsync(options => options);
        await using var reader = await OpenAsync();
        await AssertPageAsync(reader, await reader.GotoAsync(path), status, "Your ad accounts");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    public async Task A_form_that_is_too_large_is_refused_on_a_page(string path)
    {
        await RestartAsync(options => options);
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = new('x', 70_000) });
        using var answer = await client.PostAsync(path, form, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("This form is too large", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_signs_nobody_in()
    {
        await RestartAsync(options => options);
        using var client = new HttpClient { BaseAddress = server.Address };
        using var form = new FormUrlEncodedContent(Enumerable.Range(0, 2_000).Select(field => KeyValuePair.Create($"f{field}", "")));
        using var answer = await client.PostAsync("/sign-in", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Please try again", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v5/nothing", "text/html")]
    [InlineData("/accounts/1/2/3/4", "*/*")]
    [InlineData("/accounts/1/2/3/4", "application/json")]
    public async Task The_api_and_a_program_that_got_lost_are_refused_as_ever(string path, string accept)
    {
        await RestartAsync(options => options);
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Accept.ParseAdd(accept);
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    private async Task RestartAsync(Func<OverindexServerOptions, OverindexServerOptions> change)
    {
        await server.StopAsync();
        await server.StartAsync(change);
    }

    private async Task<Reader> FailingAsync(Exception exception)
    {
        await RestartAsync(options => options with { Source = new FailingSource(server.Data, exception) });
        return await OpenAsync();
    }

    private async Task<Reader> OpenAsync()
    {
        var reader = await chromium.OpenAsync(server.Address);
        await reader.EnterAsync(server);
        return reader;
    }

    private static async Task AssertPageAsync(Reader reader, IResponse answer, int status, string text)
    {
        Assert.Equal((status, "text/html; charset=utf-8"), (answer.Status, answer.Headers["content-type"]));
        Assert.Contains(text, await reader.MainTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await reader.Page.Locator("h1").CountAsync());
        Assert.Equal("no-store", answer.Headers["cache-control"]);
        Assert.Contains("script-src 'self'", answer.Headers["content-security-policy"], StringComparison.Ordinal);
    }

    private sealed class FailingSource(string data, Exception exception) : ISnapshotSource
    {
        private readonly SnapshotStore _store = new(data);

        public SnapshotId? FindNewest() => _store.FindNewest();

        public SnapshotToServe Open(SnapshotId id, CancellationToken cancellationToken = default)
        {
            var snapshot = _store.Open(id, SnapshotVerification.Lengths, cancellationToken);
            return new(snapshot.Id, snapshot.Catalog, snapshot.People, new FailingCounter(exception), snapshot);
        }
    }

    private sealed class FailingCounter(Exception exception) : IAudienceCounter
    {
        public ValueTask<AudienceCounts> CountAsync(Audience audience, CancellationToken cancellationToken = default) =>
            ValueTask.FromException<AudienceCounts>(exception);
    }
}
