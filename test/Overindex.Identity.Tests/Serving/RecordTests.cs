using System.Text.Json;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Serving;

/// <summary>What the log and the audit log say of requests to the OAuth server.</summary>
public sealed class RecordTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private TenantServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TenantServer.StartAsync(auditLog: _directory.Combine("audit.jsonl"));

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task The_audit_log_says_which_app_and_user_every_step_is_of_and_no_secret_code_or_token()
    {
        using var flow = await CodeFlow.CreateAsync(_server);
        var page = await flow.Browser.OpenAsync(flow.Address());
        await flow.Browser.SignInAsync(page, flow.User, "a wrong password");
        var consent = await flow.Browser.SignInAsync(page, flow.User, CodeFlow.Password);
        var code = (await flow.Browser.DecideAsync(consent)).Query["code"];
        var tokens = await flow.RedeemAsync(code);
        var refused = await flow.RedeemAsync("made-up", secret: "wrong");
        var next = await flow.RefreshAsync(tokens.RefreshToken!);
        await flow.RevokeAsync(next.RefreshToken!);
        await _server.Running.StopAsync();

        var text = await File.ReadAllTextAsync(_directory.Combine("audit.jsonl"));
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))
            .OrderBy(line => line.GetProperty("request").GetString(), StringComparer.Ordinal)
            .Select(line => $"{Field(line, "method")} {Field(line, "route")} {Field(line, "status")} app {Field(line, "app")} user {Field(line, "user")}")
            .ToList();
        var (app, user) = (flow.ClientId, flow.User);
        Assert.Equal(
            [
                $"GET /oauth/ 200 app {app} user -",
                $"POST /oauth/sign-in 403 app - user {user}",
                $"POST /oauth/sign-in 303 app - user {user}",
                $"GET /oauth/ 200 app {app} user {user}",
                $"POST /oauth/ 302 app {app} user {user}",
                $"POST /v5/oauth/token 200 app {app} user {user}",
                $"POST /v5/oauth/token 401 app {app} user -",
                $"POST /v5/oauth/token 200 app {app} user {user}",
                $"POST /v5/oauth/token/revoke 200 app {app} user -",
            ],
            lines);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.HttpStatusCode);
        AssertHasNoSecret(text, flow, code, tokens.AccessToken!, tokens.RefreshToken!, next.AccessToken!, next.RefreshToken!);
        foreach (var line in _server.Running.LogRecorder.Lines)
        {
            AssertHasNoSecret(line.Text, flow, code, tokens.AccessToken!, tokens.RefreshToken!, next.AccessToken!, next.RefreshToken!);
        }
    }

    [Fact]
    public async Task A_replay_is_one_warning_with_the_app_and_the_request()
    {
        using var flow = await CodeFlow.CreateAsync(_server);
        var code = await flow.CodeAsync();
        await flow.RedeemAsync(code);
        var tokens = await flow.TokensAsync();
        await flow.RefreshAsync(tokens.RefreshToken!);
        var replays = new[] { await flow.RedeemAsync(code), await flow.RefreshAsync(tokens.RefreshToken!) };

        var warnings = _server.Running.LogRecorder.Lines.Where(line => line.Text.Contains("was used twice", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, warnings.Count);
        foreach (var (warning, replay) in warnings.Zip(replays))
        {
            Assert.Contains($"of app {flow.ClientId} ", warning.Text, StringComparison.Ordinal);
            Assert.Contains($"request {replay.HttpResponse!.Headers.GetValues("x-request-id").Single()}", warning.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_answer_of_the_OAuth_server_has_the_request_id_of_its_line_in_the_log()
    {
        using var flow = await CodeFlow.CreateAsync(_server);
        var page = await flow.Browser.OpenAsync(flow.Address());
        var consent = await flow.Browser.SignInAsync(page, flow.User, CodeFlow.Password);
        var sent = await flow.Browser.DecideAsync(consent);
        var tokens = await flow.RedeemAsync(sent.Query["code"]);
        var problem = await flow.Browser.OpenAsync(flow.Address(redirectUri: "https://evil.example/"));
        var wrong = await flow.RedeemAsync("made-up");
        var revoked = await flow.RevokeAsync(tokens.AccessToken!);
        await _server.Running.StopAsync();

        var log = _server.Running.LogRecorder.Lines;
        foreach (var response in new[] { page.Response, consent.Response, sent.Response, tokens.HttpResponse!, problem.Response, wrong.HttpResponse!, revoked.HttpResponse! })
        {
            var id = response.Headers.GetValues("x-request-id").Single();
            Assert.Matches("^[0-9a-f]{32}$", id);
            Assert.Single(log, line => line.Text.Contains($" ms, request {id}", StringComparison.Ordinal));
            Assert.False(response.Headers.Contains("Server"));
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    private static string Field(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.ToString() : "-";

    private static void AssertHasNoSecret(string text, CodeFlow flow, params string[] others)
    {
        foreach (var secret in others.Append(flow.Secret!).Append(CodeFlow.Password).Append("a wrong password"))
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }
}
