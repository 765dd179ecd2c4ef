using Overindex.Cli.Tests.Support;

namespace Overindex.Cli.Tests.Verbs;

public sealed class ServeEdgeTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public ServeEdgeTests() => TinyPlatform.Publish(_data.Path);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task An_address_that_other_machines_reach_is_refused_without_TLS()
    {
        var outcome = await ServeAsync("--url", "http://0.0.0.0:0");
        Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
        Assert.Contains("'http://0.0.0.0:0' is open to other machines", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--allow-plain-http", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_s_token_is_refused_on_an_address_that_other_machines_reach()
    {
        new Server.TokenStore(_data.Path).Create(new() { Name = Server.AccessTokenRequest.DemoName, AllAccounts = true });
        var outcome = await ServeAsync("--url", "http://0.0.0.0:0", "--proxy", "10.0.0.1", "--proxy", "2001:db8::/64");
        Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
        Assert.Contains("--allow-demo-tokens", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_makes_nothing_for_an_address_that_it_may_not_serve()
    {
        var outcome = await InProcess.RunAsync("demo", "--data", _data.Combine("demo"), "--url", "http://0.0.0.0:0");
        Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
        Assert.False(Directory.Exists(_data.Combine("demo")));
    }

    [Theory]
    [InlineData("needs a '--certificate FILE'", "--url", "https://127.0.0.1:0")]
    [InlineData("needs a '--certificate FILE'", "--certificate", "server.pem")]
    [InlineData("belong to a '--certificate'", "--certificate-key", "server.key")]
    [InlineData("an IP address such as 10.0.0.7", "--proxy", "proxy.example")]
    [InlineData("an IP address such as 10.0.0.7", "--proxy", "10.0.0.7/99")]
    [InlineData("a whole number from 1", "--requests-per-second", "0")]
    public async Task A_wrong_combination_is_not_understood_and_the_rule_is_named(string rule, params string[] arguments)
    {
        var outcome = await ServeAsync(arguments);
        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.Contains(rule, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_not_there_is_an_error_that_names_it()
    {
        var outcome = await ServeAsync("--url", "https://127.0.0.1:0", "--certificate", _data.Combine("none.pem"));
        Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
        Assert.Contains($"The certificate '{_data.Combine("none.pem")}' cannot be used", outcome.Error, StringComparison.Ordinal);
    }

    private Task<Outcome> ServeAsync(params string[] arguments) => InProcess.RunAsync(["serve", "--data", _data.Path, .. arguments]);
}
