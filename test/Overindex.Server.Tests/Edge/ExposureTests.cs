using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Edge;

public sealed class ExposureTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://127.9.9.9:0")]
    [InlineData("http://[::1]:0")]
    [InlineData("http://localhost:5080")]
    public void This_machine_alone_may_be_answered_in_any_way(string url)
    {
        MakeDemoToken();
        OverindexServer.Check(Options(url));
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://192.0.2.1:80")]
    [InlineData("HTTP://10.0.0.1:80")]
    public void Other_machines_are_not_answered_without_TLS_or_a_named_proxy(string url)
    {
        var error = Assert.Throws<ServerStartException>(() => OverindexServer.Check(Options(url)));
        Assert.Contains("--certificate", error.Message, StringComparison.Ordinal);
        Assert.Contains("--proxy", error.Message, StringComparison.Ordinal);
        Assert.Contains("--allow-plain-http", error.Message, StringComparison.Ordinal);
        OverindexServer.Check(Options(url) with { AllowPlainHttp = true });
        OverindexServer.Check(Options(url) with { Proxies = [System.Net.IPNetwork.Parse("10.0.0.0/8")] });
    }

    [Fact]
    public void Other_machines_may_not_use_the_demo_s_token_unless_told_so()
    {
        var options = Options("http://0.0.0.0:0") with { AllowPlainHttp = true };
        var demo = MakeDemoToken();
        var error = Assert.Throws<ServerStartException>(() => OverindexServer.Check(options));
        Assert.Contains($"overindex token revoke {demo.Id}", error.Message, StringComparison.Ordinal);
        Assert.Contains("--allow-demo-tokens", error.Message, StringComparison.Ordinal);
        OverindexServer.Check(options with { AllowDemoTokens = true });
        new TokenStore(_data.Path).Revoke(demo.Id);
        OverindexServer.Check(options);
    }

    [Fact]
    public void Create_makes_the_same_check() =>
        Assert.Throws<ServerStartException>(() => OverindexServer.Create(Options("http://0.0.0.0:0")));

    [Fact]
    public void Https_and_a_certificate_go_together()
    {
        Assert.Throws<ArgumentException>(() => OverindexServer.Check(Options("https://127.0.0.1:0")));
        Assert.Throws<ArgumentException>(() => OverindexServer.Check(Options("http://127.0.0.1:0") with { Certificate = new() { Path = "x.pem" } }));
    }

    private OverindexServerOptions Options(string url) => new() { DataDirectory = _data.Path, Url = url };

    private AccessToken MakeDemoToken() =>
        new TokenStore(_data.Path).Create(new() { Name = AccessTokenRequest.DemoName, AllAccounts = true }).Token;
}
