using System.Text.Json;
using Overindex.Cli.Tests.Support;
using Overindex.Client.Testing;
using Overindex.Contracts;

namespace Overindex.Cli.Tests.Profiles;

/// <summary>Refresh tokens, of which each is good once.</summary>
public sealed class RotationTests : IDisposable
{
    private static readonly string[] Login = ["login", "--host", "pinterest", "--client-id", "77", "--refresh-token"];

    private readonly RemoteUser _user = new() { Fake = new FakeAudienceInsightsServer().WithAdAccounts(new AdAccount { Id = "4", Name = "Four" }) };

    public void Dispose() => _user.Dispose();

    [Fact]
    public async Task A_login_uses_the_refresh_token_and_keeps_the_one_that_replaces_it()
    {
        var login = await _user.RunAsync("client-secret\nfirst-refresh\n", Login);
        Assert.Equal(0, login.ExitCode);
        Assert.Contains("refresh_token=first-refresh", Assert.Single(Grants()), StringComparison.Ordinal);
        Assert.Equal(("fake-access-1", "fake-refresh-1"), Stored());
        Assert.DoesNotContain("refresh-1", login.Out + login.Error, StringComparison.Ordinal);

        // The access token that came with it lives on in the next runs.
        Assert.Equal(0, (await _user.RunAsync("accounts")).ExitCode);
        Assert.Single(Grants());
    }

    [Fact]
    public async Task A_token_that_the_server_does_not_accept_any_more_is_replaced_and_kept()
    {
        await _user.RunAsync("client-secret\nfirst-refresh\n", Login);
        _user.Fake!.FailNext(Fault.AuthenticationFailed);
        Assert.Equal(0, (await _user.RunAsync("accounts")).ExitCode);
        Assert.Equal(["first-refresh", "fake-refresh-1"], Grants().Select(form => form!.Split("refresh_token=")[1]));
        Assert.Equal(("fake-access-2", "fake-refresh-2"), Stored());
    }

    [Fact]
    public async Task A_refresh_token_that_is_refused_leaves_the_profile_as_it_was()
    {
        _user.Fake!.FailNext(Fault.Error(400, 283, "The authorization grant is invalid"));
        Assert.Equal(ExitCodes.Authentication, (await _user.RunAsync("client-secret\nfirst-refresh\n", Login)).ExitCode);
        Assert.Contains("There are no profiles.", (await _user.RunAsync("profile", "list")).Out, StringComparison.Ordinal);

        await _user.RunAsync("client-secret\nfirst-refresh\n", Login);
        var before = Stored();
        _user.Fake.FailNext(Fault.Error(400, 283, "The authorization grant is invalid"));
        await _user.RunAsync("client-secret\nsecond-refresh\n", Login);
        Assert.Equal(before, Stored());
    }

    [Fact]
    public async Task A_profile_that_cannot_be_used_is_replaced_by_signing_in_again()
    {
        await _user.RunAsync("client-secret\nfirst-refresh\n", Login);
        await File.WriteAllTextAsync(_user.ProfilePath("default"), "{}");
        Assert.Equal(0, (await _user.RunAsync("client-secret\nsecond-refresh\n", Login)).ExitCode);
        Assert.Equal(("fake-access-2", "fake-refresh-2"), Stored());
    }

    [Fact]
    public async Task A_token_that_was_exchanged_is_kept_also_when_the_server_then_fails()
    {
        _user.Fake!.FailNext(Fault.Slow(TimeSpan.Zero)).FailNext(Fault.MissingScope);
        Assert.Equal(ExitCodes.NotPermitted, (await _user.RunAsync("client-secret\nfirst-refresh\n", Login)).ExitCode);
        Assert.Equal(("fake-access-1", "fake-refresh-1"), Stored());
    }

    [Fact]
    public async Task Runs_at_the_same_time_use_each_refresh_token_once()
    {
        await _user.RunAsync("client-secret\nfirst-refresh\n", Login);
        var path = _user.ProfilePath("default");
        var expired = (await File.ReadAllTextAsync(path)).Replace("\"access_token_expires_at\": \"2", "\"access_token_expires_at\": \"1", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, expired);
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _user.RunAsync("accounts"))));
        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.Equal(["first-refresh", "fake-refresh-1"], Grants().Select(form => form!.Split("refresh_token=")[1]));
    }

    [Fact]
    public async Task Client_credentials_obtain_a_token_in_each_run()
    {
        await _user.RunAsync("client-secret\n", ["login", "--host", "pinterest", "--client-id", "77"]);
        Assert.Equal(0, (await _user.RunAsync("accounts")).ExitCode);
        Assert.All(Grants(), form => Assert.Contains("grant_type=client_credentials", form, StringComparison.Ordinal));
        Assert.Equal(2, Grants().Count);
    }

    private IReadOnlyList<string?> Grants() =>
        [.. _user.Fake!.Requests.Where(request => request.PathAndQuery == "/oauth/token").Select(request => request.Form)];

    private (string?, string?) Stored()
    {
        var profile = JsonDocument.Parse(File.ReadAllText(_user.ProfilePath("default"))).RootElement;
        return (profile.GetProperty("access_token").GetString(), profile.GetProperty("refresh_token").GetString());
    }
}
