using System.Net.Http.Headers;
using System.Text;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Attacks;

/// <summary>Hostile text in every parameter of every endpoint of the OAuth server: no answer is a fault of ours, and each has its form.</summary>
public sealed class HostileFormTests(PostgreSqlCluster postgreSql)
{
    private static readonly string[] Texts =
    [
        "%00", "a%00b", "%", "%zz", "%FF%FE", "%ED%A0%80", "%0d%0aSet-Cookie:%20x=1", "%3Cscript%3E", "'%20OR%201=1%20--", "%7B%7Bform%7D%7D", "%F0%9F%98%80", "", "null", "-1",
        new('x', 5_000), string.Concat(Enumerable.Repeat("&x=1", 1_100)),
    ];

    private static readonly (string Path, string Good, string[] Names)[] Endpoints =
    [
        ("/v5/oauth/token", "grant_type=refresh_token&refresh_token=x", ["grant_type", "client_id", "client_secret", "code", "redirect_uri", "code_verifier", "refresh_token", "scope", "request"]),
        ("/v5/oauth/token/revoke", "token=x", ["token", "token_type_hint", "client_id"]),
        ("/oauth/", "response_type=code&scope=ads:read", ["client_id", "redirect_uri", "response_type", "scope", "state", "code_challenge", "code_challenge_method", "response_mode", "prompt", "request_uri", "max_age"]),
        ("/oauth/sign-in", "ovx_user=anna&ovx_password=x", ["ovx_form", "ovx_user", "ovx_password", "ovx_continue"]),
        ("/oauth/sign-out", "", ["ovx_form", "ovx_continue"]),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_text_in_any_parameter_is_answered_as_a_fault_of_ours(bool inPostgreSql)
    {
        await using var server = await TenantServer.StartAsync(new IdentitySettings { Database = inPostgreSql ? await postgreSql.CreateDatabaseAsync() : null });
        var (id, secret) = await server.AddAppAsync(AccountSet.Everything, CodeFlow.Callback);
        using var client = server.NewClient();
        foreach (var (path, good, names) in Endpoints)
        {
            foreach (var name in names)
            {
                foreach (var text in Texts)
                {
                    var form = $"{good}&{name}={text}";
                    await AskAsync(client, HttpMethod.Post, path, form, path.StartsWith("/v5", StringComparison.Ordinal) ? $"{id}:{secret}" : null);
                    if (path == "/oauth/" && form.Length < 8_000)
                    {
                        await AskAsync(client, HttpMethod.Get, $"{path}?{form}", null, null);
                    }
                }
            }
        }

        foreach (var credentials in new[] { "", ":", "a", "\0:x", $"{id}\0:{secret}", $"{id}:{secret}\0", $"{id.ToUpperInvariant()}:{secret}", $"{id}:" })
        {
            await AskAsync(client, HttpMethod.Post, "/v5/oauth/token", "grant_type=client_credentials", credentials);
        }

        Assert.False((await server.AskForAppTokenAsync(id, secret)).IsError);
        Assert.DoesNotContain(server.Running.LogRecorder.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    private static async Task AskAsync(HttpClient client, HttpMethod method, string address, string? form, string? credentials)
    {
        using var request = new HttpRequestMessage(method, address);
        if (form is not null)
        {
            request.Content = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded");
        }

        if (credentials is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        }

        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        var what = $"{method} {address} {form?[..Math.Min(form.Length, 80)]} {credentials}: {(int)answer.StatusCode} {body}";
        Assert.True((int)answer.StatusCode is 200 or (>= 400 and < 500), what);
        Assert.True(answer.Headers.Contains("x-request-id") && !answer.Headers.Contains("x"), what);
        Assert.True(answer.Content.Headers.ContentType!.MediaType == "text/html" ? !body.Contains("<script", StringComparison.Ordinal) : answer.IsSuccessStatusCode || body.Contains("\"code\":", StringComparison.Ordinal), what);
    }
}
