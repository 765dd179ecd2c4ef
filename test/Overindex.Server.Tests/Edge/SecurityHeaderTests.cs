using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Edge;

public sealed class SecurityHeaderTests(SharedServer shared) : IClassFixture<SharedServer>
{
    public static TheoryData<string, string, bool> Requests => new()
    {
        { "GET", "/v5/ad_accounts", true },
        { "GET", "/v5/ad_accounts", false },
        { "HEAD", "/v5/ad_accounts", true },
        { "OPTIONS", "/v5/ad_accounts", true },
        { "GET", "/v5/ad_accounts/1/insights/audiences", true },
        { "GET", "/v5/ad_accounts/x/insights/audiences", true },
        { "GET", "/nowhere", false },
        { "GET", "/v5/oauth/token", false },
        { "GET", "/", false },
        { "GET", "/docs/", false },
        { "GET", "/openapi/v5.json", false },
        { "GET", "/healthz", false },
        { "GET", "/%zz\u0001", false },
        { "GET", "nonsense", false },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_answer_keeps_a_browser_from_running_framing_or_guessing_anything(string method, string target, bool hasToken)
    {
        var reply = RawHttp.Get(shared.Server.Address, target, hasToken ? shared.Server.Secret : null, "Origin: https://evil.example\r\n", method);
        var policy = reply.Headers["content-security-policy"];
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", reply.Headers["x-content-type-options"]);
        Assert.Matches("^[0-9a-f]{32}$", reply.Headers["x-request-id"]);
        Assert.DoesNotContain(reply.Headers.Keys, name => name.Equals("server", StringComparison.OrdinalIgnoreCase) || name.StartsWith("x-powered", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(reply.Headers.Keys, name => name.StartsWith("access-control-", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("strict-transport-security", reply.Headers.Keys);
    }

    [Fact]
    public void The_reference_page_may_run_its_own_script_by_hash()
    {
        var reply = RawHttp.Get(shared.Server.Address, "/docs/");
        Assert.Matches("script-src 'self' 'sha256-[A-Za-z0-9+/]{43}=';", reply.Headers["content-security-policy"]);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(reply.Body, "<script[^>]*>[^<]"));
    }
}
