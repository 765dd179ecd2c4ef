using System.Text.Json;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Audit;

public sealed class AuditLogTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Audit => _directory.Combine("audit.jsonl");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Every_request_is_one_line_that_says_who_asked_what_and_what_came_of_it()
    {
        await using var server = await StartAsync();
        var account = TestPlatform.Big.ToString();
        using var answered = await server.Client.GetAsync($"/v5/ad_accounts/{account}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE");
        using var refused = await server.NewClient(null).GetAsync("/v5/ad_accounts");
        using var unknown = await server.Client.GetAsync("/v5/nowhere");
        await server.Client.GetAsync($"/v5/ad_accounts/{account}/insights/audiences/partner/ENGAGEMENT/{TestPlatform.Animals}");
        await server.StopAsync();

        // A line is written when its answer has gone, so neighbours may change places; ids count up.
        var lines = Lines(Audit).OrderBy(line => line.GetProperty("request").GetString(), StringComparer.Ordinal).ToList();
        Assert.Equal(4, lines.Count);
        var first = lines[0];
        Assert.Equal(
            ["time", "request", "from", "token", "method", "route", "ad_account_id", "audience_insight_type", "status", "ms"],
            first.EnumerateObject().Select(field => field.Name));
        Assert.Equal(answered.Headers.GetValues("x-request-id").Single(), first.GetProperty("request").GetString());
        Assert.Equal(server.Tokens.List()[0].Id, first.GetProperty("token").GetString());
        Assert.Equal(("127.0.0.1", account, "YOUR_TOTAL_AUDIENCE", 200), (
            first.GetProperty("from").GetString(),
            first.GetProperty("ad_account_id").GetString(),
            first.GetProperty("audience_insight_type").GetString(),
            first.GetProperty("status").GetInt32()));
        Assert.Equal(401, lines[1].GetProperty("status").GetInt32());
        Assert.False(lines[1].TryGetProperty("token", out _));
        Assert.Equal(("-", 404), (lines[2].GetProperty("route").GetString(), lines[2].GetProperty("status").GetInt32()));
        Assert.Equal(("partner", TestPlatform.Animals), (lines[3].GetProperty("scope").GetString(), lines[3].GetProperty("category_id").GetString()));
    }

    [Fact]
    public async Task A_token_is_not_written_down_wherever_somebody_puts_it()
    {
        await using var server = await StartAsync();
        var secret = server.Secret;
        foreach (var target in (string[])
            [
                $"/v5/ad_accounts/{secret}/audience_insights?audience_insight_type={secret}", $"/v5/ad_accounts?access_token={secret}", $"/{secret}",
                $"/v5/ad_accounts/1/insights/audiences/{secret}/{secret}/{secret}", $"/v5/resources/targeting/interests/{secret}", $"/v5/oauth/token?code={secret}",
            ])
        {
            RawHttp.Get(server.Address, target, secret, $"Referer: {secret}\r\nUser-Agent: {secret}\r\n");
            RawHttp.Get(server.Address, target, null, method: "POST", extraHeaders: "Content-Length: 0\r\n");
        }

        RawHttp.Get(server.Address, "/", null, method: secret.Replace("_", "", StringComparison.Ordinal));
        await server.StopAsync();
        Assert.Equal(13, Lines(Audit).Count);
        Assert.DoesNotContain(secret[5..20], await File.ReadAllTextAsync(Audit), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(server.LogRecorder.Lines, line => line.Text.Contains(secret[5..20], StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Only_its_owner_may_read_it_and_it_is_appended_to()
    {
        for (var run = 1; run <= 2; run++)
        {
            await using var server = await StartAsync();
            await server.Client.OkAsync("/v5/ad_accounts");
            await server.StopAsync();
            Assert.Equal(run, Lines(Audit).Count);
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Audit));
        }
    }

    [Fact]
    public async Task A_file_that_was_renamed_is_begun_anew_and_no_line_is_lost()
    {
        await using var server = await StartAsync();
        await server.Client.OkAsync("/v5/ad_accounts");
        await Eventually.HoldsAsync(() => Task.FromResult(Lines(Audit).Count == 1), "the first line is written");
        File.Move(Audit, Audit + ".1");
        await server.Client.OkAsync("/v5/ad_accounts");
        await Eventually.HoldsAsync(() => Task.FromResult(Lines(Audit).Count == 1), "the second line is in a new file");
        Assert.Single(Lines(Audit + ".1"));
    }

    [Fact]
    public async Task Lines_that_cannot_be_written_are_kept_until_they_can()
    {
        await using var server = await StartAsync();
        File.Delete(Audit);
        Directory.CreateDirectory(Audit);
        await server.Client.OkAsync("/v5/ad_accounts");
        await Eventually.HoldsAsync(() => Task.FromResult(server.LogRecorder.Lines.Any(line => line.EventId == 22)), "the failure is logged");
        await server.Client.OkAsync("/v5/ad_accounts");
        Directory.Delete(Audit);
        await Eventually.HoldsAsync(() => Task.FromResult(Lines(Audit).Count == 2), "both lines are written");
        Assert.Contains(server.LogRecorder.Lines, line => line.EventId == 23);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_keeps_the_server_from_starting()
    {
        Directory.CreateDirectory(Audit);
        var error = await Assert.ThrowsAsync<ServerStartException>(StartAsync);
        Assert.Contains(Audit, error.Message, StringComparison.Ordinal);
        Assert.Contains("--no-audit", error.Message, StringComparison.Ordinal);
    }

    private Task<RunningServer> StartAsync() => RunningServer.StartAsync(options => options with { AuditLog = Audit });

    private static List<JsonElement> Lines(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var text = File.ReadAllText(path);
        Assert.True(text.Length == 0 || text.EndsWith('\n'));
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }
}
