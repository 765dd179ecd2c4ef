using Overindex.Cli.Tests.Support;
using Overindex.Client.Testing;
using Overindex.Contracts;

namespace Overindex.Cli.Tests.Sources;

/// <summary>Whom a verb asks: a data directory holds the account "Coastal Hiking", the fake server the account "Fake".</summary>
public sealed class SourceFinderTests : IDisposable
{
    private const string Host = "http://127.0.0.1:1";

    private readonly TemporaryDirectory _data = new();
    private readonly RemoteUser _user = new() { Fake = new FakeAudienceInsightsServer().WithAdAccounts(new AdAccount { Id = "4", Name = "Fake" }) };

    public SourceFinderTests() => TinyPlatform.Publish(_data.Path);

    public void Dispose()
    {
        _user.Dispose();
        _data.Dispose();
    }

    [Theory]
    [InlineData("--data", "--host")]
    [InlineData("--data", "--token")]
    [InlineData("--data", "--profile")]
    [InlineData("--snapshot", "--host")]
    [InlineData("--profile", "--host")]
    [InlineData("--profile", "--token")]
    public async Task Two_sources_at_once_are_a_usage_error(string one, string other)
    {
        var value = one == "--snapshot" ? "2026-10-31.r1" : "x";
        var outcome = await _user.RunAsync("accounts", one, value, other, "y");
        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.Contains($"'{one}'", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"'{other}'", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_said_and_nothing_found_is_a_usage_error_with_every_way_to_say_it()
    {
        var outcome = await _user.RunAsync("accounts");
        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.All(["--host URL", "--data DIR", "overindex login", "overindex demo"], way => Assert.Contains(way, outcome.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_default_profile_is_asked_when_nothing_is_said()
    {
        await LoginAsync("default");
        Assert.Contains("Fake", (await _user.RunAsync("accounts")).Out, StringComparison.Ordinal);
        Assert.Contains("Coastal", (await _user.RunAsync("accounts", "--data", _data.Path)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_comes_before_the_default_profile()
    {
        await LoginAsync("default");
        _user.Variables["OVERINDEX_DATA"] = _data.Path;
        Assert.Contains("Coastal", (await _user.RunAsync("accounts")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OVERINDEX_HOST", Host)]
    [InlineData("OVERINDEX_PROFILE", "default")]
    public async Task An_environment_that_names_both_is_a_usage_error_that_the_command_line_settles(string variable, string value)
    {
        await LoginAsync("default");
        _user.Variables["OVERINDEX_DATA"] = _data.Path;
        _user.Variables[variable] = value;
        var outcome = await _user.RunAsync("accounts");
        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.Contains(variable, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Coastal", (await _user.RunAsync("accounts", "--data", _data.Path)).Out, StringComparison.Ordinal);
        Assert.Contains("Fake", (await _user.RunAsync("accounts", "--host", Host)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_is_found_by_its_host_and_only_its_host()
    {
        await LoginAsync("work");
        Assert.Contains("Fake", (await _user.RunAsync("accounts", "--host", Host + "/")).Out, StringComparison.Ordinal);
        var other = await _user.RunAsync("accounts", "--host", "http://127.0.0.1:2");
        Assert.Equal(ExitCodes.Authentication, other.ExitCode);
        Assert.Contains("There is no token for http://127.0.0.1:2/v5", other.Error, StringComparison.Ordinal);
        Assert.Contains("with --profile NAME: work", (await _user.RunAsync("accounts")).Error, StringComparison.Ordinal);

        await LoginAsync("home");
        var both = await _user.RunAsync("accounts", "--host", Host);
        Assert.Equal(ExitCodes.Usage, both.ExitCode);
        Assert.Contains("home, work", both.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_of_the_environment_goes_to_the_host_of_the_environment_alone()
    {
        _user.Variables["OVERINDEX_HOST"] = Host;
        _user.Variables["OVERINDEX_TOKEN"] = "abc";
        Assert.Equal(0, (await _user.RunAsync("accounts")).ExitCode);
        Assert.Equal(0, (await _user.RunAsync("accounts", "--host", Host)).ExitCode);
        Assert.Equal(ExitCodes.Authentication, (await _user.RunAsync("accounts", "--host", "https://elsewhere.example")).ExitCode);
        Assert.Equal(2, _user.Fake!.Requests.Count);
    }

    [Fact]
    public async Task A_token_without_a_host_is_sent_nowhere()
    {
        await LoginAsync("default");
        var requests = _user.Fake!.Requests.Count;
        var outcome = await _user.RunAsync("accounts", "--token", "abc");
        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.Contains("--host URL", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(requests, _user.Fake.Requests.Count);
    }

    [Fact]
    public async Task A_profile_that_is_not_there_is_an_error_with_those_that_are()
    {
        await LoginAsync("work");
        var outcome = await _user.RunAsync("accounts", "--profile", "wrok");
        Assert.Equal(ExitCodes.Authentication, outcome.ExitCode);
        Assert.Contains("There are: work.", outcome.Error, StringComparison.Ordinal);
    }

    private Task<Outcome> LoginAsync(string profile) => _user.RunAsync("abc\n", ["login", "--host", Host, "--profile", profile]);
}
