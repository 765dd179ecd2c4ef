using System.Text.Json;
using Overindex.Cli.Tests.Support;
using Overindex.Server;

namespace Overindex.Cli.Tests.Verbs;

public sealed class TokenVerbTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Create_prints_the_secret_alone_and_it_opens_the_named_accounts()
    {
        var outcome = await RunAsync(
            "token", "create", "--account", "1001", "007", "--account", "12", "--name", "Früh", "--expires", "12h");
        Assert.Equal(0, outcome.ExitCode);
        var secret = Assert.Single(outcome.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var token = new TokenStore(_data.Path).Authenticate(secret);
        Assert.NotNull(token);
        Assert.Equal(
            ["007", "12", "1001"], token.Accounts.Select(account => account.ToString()).OrderBy(id => id.Length == 3 ? 0 : id.Length));
        Assert.Equal(("Früh", false, TimeSpan.FromHours(12)), (token.Name, token.AllAccounts, token.ExpiresAt - token.CreatedAt));
        Assert.DoesNotContain(secret, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_as_json_has_id_and_secret()
    {
        var outcome = await RunAsync("token", "create", "--all-accounts", "--output", "json");
        var created = JsonDocument.Parse(outcome.Out).RootElement;
        var token = new TokenStore(_data.Path).Authenticate(created.GetProperty("secret").GetString()!);
        Assert.Equal(created.GetProperty("id").GetString(), token?.Id);
        Assert.True(token!.AllAccounts);
    }

    [Fact]
    public async Task List_shows_state_and_never_a_secret()
    {
        var secret = (await RunAsync("token", "create", "--all-accounts", "--name", "one")).Out.Trim();
        var id = new TokenStore(_data.Path).Authenticate(secret)!.Id;
        foreach (var output in new[] { "table", "json" })
        {
            var listed = (await RunAsync("token", "list", "--output", output)).Out;
            Assert.Contains(id, listed, StringComparison.Ordinal);
            Assert.Contains("valid", listed, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, listed, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await RunAsync("token", "revoke", id)).ExitCode);
        Assert.Contains("revoked", (await RunAsync("token", "list")).Out, StringComparison.Ordinal);
        Assert.Null(new TokenStore(_data.Path).Authenticate(secret));
    }

    [Fact]
    public async Task Revoke_of_an_unknown_token_ends_with_1()
    {
        var outcome = await RunAsync("token", "revoke", "nobody");
        Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
        Assert.Contains("'overindex token list'", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_directory_comes_from_the_environment_when_no_option_names_it()
    {
        var variables = new Dictionary<string, string> { ["OVERINDEX_DATA"] = _data.Path };
        var outcome = await InProcess.RunAsync(["token", "create", "--all-accounts"], variables);
        Assert.NotNull(new TokenStore(_data.Path).Authenticate(outcome.Out.Trim()));
    }

    private Task<Outcome> RunAsync(params string[] arguments) => InProcess.RunAsync([.. arguments, "--data", _data.Path]);
}
