using System.Text.Json;
using Overindex.Cli.Tests.Support;
using Overindex.Client.Testing;
using Overindex.Contracts;

namespace Overindex.Cli.Tests.Verbs;

public sealed class LoginVerbTests : IDisposable
{
    private const string Secret = "very-secret-token";
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Directory700 = File600 | UnixFileMode.UserExecute;

    private readonly RemoteUser _user = new()
    {
        Fake = new FakeAudienceInsightsServer().WithAdAccounts(new AdAccount { Id = "4", Name = "Four" }, new AdAccount { Id = "5", Name = "Five" }),
    };

    public void Dispose() => _user.Dispose();

    [Fact]
    public async Task A_token_that_the_server_accepts_is_stored_for_its_owner_alone()
    {
        var login = await LoginAsync();
        Assert.Equal(0, login.ExitCode);
        Assert.Contains("as profile 'default'; it sees 2 ad accounts.", login.Error, StringComparison.Ordinal);
        Assert.Contains("insights 4\n", login.Error, StringComparison.Ordinal);
        Assert.Equal(File600, File.GetUnixFileMode(_user.ProfilePath("default")));
        Assert.Equal(Directory700, File.GetUnixFileMode(_user.Profiles));
        Assert.Equal(Directory700, File.GetUnixFileMode(Path.GetDirectoryName(_user.Profiles)!));
        Assert.Equal(["default.json"], Directory.EnumerateFiles(_user.Profiles).Select(Path.GetFileName));

        Assert.Equal("id,name\n4,Four\n5,Five\n", (await _user.RunAsync("accounts", "-o", "csv")).Out);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_token_that_the_server_refuses_is_not_stored(int exitCode)
    {
        _user.Fake!.FailNext(exitCode == 3 ? Fault.AuthenticationFailed : Fault.MissingScope);
        var login = await LoginAsync();
        Assert.Equal(exitCode, login.ExitCode);
        Assert.False(Directory.Exists(_user.Profiles));
        Assert.DoesNotContain(Secret, login.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_that_fails_leaves_the_profile_as_it_was()
    {
        await LoginAsync();
        var before = await File.ReadAllTextAsync(_user.ProfilePath("default"));
        _user.Fake!.FailNext(Fault.AuthenticationFailed);
        Assert.Equal(3, (await _user.RunAsync("another\n", ["login", "--host", "http://127.0.0.1:1"])).ExitCode);
        Assert.Equal(before, await File.ReadAllTextAsync(_user.ProfilePath("default")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("two words\n")]
    public async Task No_token_or_none_that_can_be_is_a_usage_error(string input)
    {
        var login = await _user.RunAsync(input, ["login", "--host", "pinterest"]);
        Assert.Equal(ExitCodes.Usage, login.ExitCode);
        Assert.Contains("access token", login.Error, StringComparison.Ordinal);
        Assert.Empty(_user.Fake!.Requests);
    }

    [Theory]
    [InlineData("login", "Which server?")]
    [InlineData("login --host ftp://x", "'ftp://x'")]
    [InlineData("login --host pinterest --profile ../x", "'../x'")]
    [InlineData("login --host pinterest --profile .x", "'.x'")]
    [InlineData("login --host pinterest --refresh-token", "--client-id")]
    [InlineData("login --host pinterest --client-id 1 --token-stdin", "--token-stdin")]
    public async Task What_a_login_cannot_use_is_a_usage_error(string arguments, string expected)
    {
        var login = await _user.RunAsync(Secret, arguments.Split(' '));
        Assert.Equal(ExitCodes.Usage, login.ExitCode);
        Assert.Contains(expected, login.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_in_a_host_is_not_repeated()
    {
        var login = await _user.RunAsync("x", ["login", "--host", $"http://me:{Secret}@127.0.0.1"]);
        Assert.Equal(ExitCodes.Usage, login.ExitCode);
        Assert.DoesNotContain(Secret, login.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_encrypted_is_noted_except_on_this_machine()
    {
        Assert.DoesNotContain("not encrypted", (await LoginAsync()).Error, StringComparison.Ordinal);
        var login = await _user.RunAsync(Secret, ["login", "--host", "http://insights.example"]);
        Assert.Contains("not encrypted", login.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profiles_are_listed_without_secrets_and_removed()
    {
        await LoginAsync();
        await _user.RunAsync("client-secret\n", ["login", "--host", "pinterest", "--client-id", "77", "--profile", "work"]);
        var list = await _user.RunAsync("profile", "list");
        Assert.Matches(@" default +http://127\.0\.0\.1:1/v5 +access token +20", list.Out);
        Assert.Matches(@" work +https://api\.pinterest\.com/v5 +client credentials +20", list.Out);
        var json = await _user.RunAsync("profile", "list", "-o", "json");
        Assert.Equal(
            ["default", "work"], JsonDocument.Parse(json.Out).RootElement.EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.DoesNotContain("secret", list.Out + json.Out, StringComparison.Ordinal);

        Assert.Equal(0, (await _user.RunAsync("logout", "--profile", "work")).ExitCode);
        Assert.Equal(["default.json"], Directory.EnumerateFiles(_user.Profiles).Select(Path.GetFileName));
        Assert.Equal(ExitCodes.Failure, (await _user.RunAsync("logout", "--profile", "work")).ExitCode);
        await _user.RunAsync("logout");
        Assert.Contains("There are no profiles.", (await _user.RunAsync("profile", "list")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(File600 | UnixFileMode.GroupRead)]
    [InlineData(File600 | UnixFileMode.OtherRead)]
    [InlineData(File600 | UnixFileMode.GroupWrite)]
    public async Task A_profile_that_others_may_read_is_not_used(UnixFileMode mode)
    {
        await LoginAsync();
        File.SetUnixFileMode(_user.ProfilePath("default"), mode);
        var asked = await _user.RunAsync("accounts");
        Assert.Equal(ExitCodes.Failure, asked.ExitCode);
        Assert.Contains($"chmod 600 '{_user.ProfilePath("default")}'", asked.Error, StringComparison.Ordinal);
        Assert.Contains("chmod 600", (await _user.RunAsync("profile", "list")).Error, StringComparison.Ordinal);

        // Signing in again makes it whole.
        await LoginAsync();
        Assert.Equal(0, (await _user.RunAsync("accounts")).ExitCode);
    }

    [Fact]
    public async Task A_profile_that_others_may_replace_is_not_used()
    {
        await LoginAsync();
        File.SetUnixFileMode(_user.Profiles, Directory700 | UnixFileMode.GroupWrite);
        Assert.Contains($"chmod 700 '{_user.Profiles}'", (await _user.RunAsync("accounts")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"version\":2,\"address\":\"http://x/v5\",\"stored_at\":\"2026-11-23T00:00:00+00:00\",\"access_token\":\"a\"}")]
    [InlineData("{\"address\":\"http://x/v5\",\"stored_at\":\"2026-11-23T00:00:00+00:00\"}")]
    public async Task A_profile_that_is_not_whole_is_an_error_with_the_next_step(string text)
    {
        await LoginAsync();
        await File.WriteAllTextAsync(_user.ProfilePath("default"), text);
        var asked = await _user.RunAsync("accounts");
        Assert.Equal(ExitCodes.Failure, asked.ExitCode);
        Assert.Contains("overindex login --profile default", asked.Error, StringComparison.Ordinal);
    }

    private Task<Outcome> LoginAsync() => _user.RunAsync(Secret + "\n", ["login", "--host", "http://127.0.0.1:1", "--token-stdin"]);
}
