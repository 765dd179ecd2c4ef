using System.Text.Json;
using Overindex.Cli.Hosting;
using Overindex.Cli.Tests.Support;

namespace Overindex.Cli.Tests.Verbs;

public sealed class TenantVerbTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Dispose();
    }

    [Fact]
    public async Task A_user_is_added_by_a_password_from_a_pipe_listed_disabled_and_removed()
    {
        var added = await RunAsync("correct horse battery\n", "user", "add", "anna");
        Assert.Equal((0, ""), (added.ExitCode, added.Out));
        Assert.Equal(0, (await RunAsync("", "grant", "add", "--user", "anna", "--account", "007", "1001")).ExitCode);

        var listed = JsonDocument.Parse((await RunAsync("", "user", "list", "--output", "json")).Out).RootElement[0];
        Assert.Equal(("anna", "enabled"), (listed.GetProperty("name").GetString(), listed.GetProperty("state").GetString()));
        Assert.Equal(["007", "1001"], listed.GetProperty("accounts").EnumerateArray().Select(id => id.GetString()).Order(StringComparer.Ordinal));

        Assert.Equal(0, (await RunAsync("", "user", "disable", "anna")).ExitCode);
        Assert.Contains("disabled", (await RunAsync("", "user", "list")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("", "user", "enable", "anna")).ExitCode);
        Assert.Equal(0, (await RunAsync("another long password\n", "user", "password", "anna")).ExitCode);
        Assert.Equal(0, (await RunAsync("", "user", "remove", "anna")).ExitCode);
        Assert.Contains("There are no users", (await RunAsync("", "user", "list")).Out, StringComparison.Ordinal);
        Assert.Contains("There are no grants", (await RunAsync("", "grant", "list")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_an_argument_and_a_weak_one_is_refused()
    {
        Assert.Equal(ExitCodes.Usage, (await RunAsync("", "user", "add", "anna", "--password", "correct horse battery")).ExitCode);
        Assert.Equal(ExitCodes.Usage, (await RunAsync("", "user", "add", "anna")).ExitCode);
        var weak = await RunAsync("short\n", "user", "add", "anna");
        Assert.Equal(ExitCodes.Failure, weak.ExitCode);
        Assert.Contains("12", weak.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("short", weak.Error + weak.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_password_is_asked_for_twice()
    {
        var answers = new Queue<string>(["correct horse battery", "correct horse batterie", "correct horse battery", "correct horse battery"]);
        Assert.Equal(ExitCodes.Usage, (await TypeAsync()).ExitCode);
        Assert.Equal(0, (await TypeAsync()).ExitCode);

        Task<Outcome> TypeAsync() => InProcess.RunAsync(
            ["user", "add", "anna", "--data", _data.Path],
            new Dictionary<string, string>(),
            host => host with { Secrets = new SecretInput(TextReader.Null, (_, _) => Task.FromResult<string?>(answers.Dequeue())) });
    }

    [Fact]
    public async Task An_app_prints_id_and_secret_once()
    {
        var added = await RunAsync("", "app", "add", "Planner", "--redirect-uri", "https://planner.example/callback");
        var lines = added.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((0, 2), (added.ExitCode, lines.Length));
        Assert.DoesNotContain(lines[1], added.Error, StringComparison.Ordinal);
        foreach (var output in new[] { "table", "json" })
        {
            var listed = (await RunAsync("", "app", "list", "--output", output)).Out;
            Assert.Contains(lines[0], listed, StringComparison.Ordinal);
            Assert.DoesNotContain(lines[1], listed, StringComparison.Ordinal);
        }

        var replaced = (await RunAsync("", "app", "secret", lines[0])).Out.Trim();
        Assert.NotEqual(lines[1], replaced);
        Assert.StartsWith("ovs_", replaced, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("", "app", "disable", lines[0])).ExitCode);
        Assert.Equal(0, (await RunAsync("", "app", "remove", lines[0])).ExitCode);
        Assert.Equal(ExitCodes.Failure, (await RunAsync("", "app", "remove", lines[0])).ExitCode);
    }

    [Fact]
    public async Task A_public_app_has_no_secret()
    {
        var added = await RunAsync("", "app", "add", "Tool", "--public", "--redirect-uri", "http://127.0.0.1:8400/callback", "--output", "json");
        var created = JsonDocument.Parse(added.Out).RootElement;

        Assert.Equal(["client_id"], created.EnumerateObject().Select(property => property.Name));
    }

    [Theory]
    [InlineData("grant", "add", "--account", "1")]
    [InlineData("grant", "add", "--user", "a", "--app", "b", "--account", "1")]
    [InlineData("grant", "add", "--user", "a")]
    [InlineData("grant", "add", "--user", "a", "--account", "1", "--all-accounts")]
    [InlineData("grant", "add", "--user", "a", "--account", "x")]
    public async Task A_grant_names_one_holder_and_its_ad_accounts(params string[] arguments) =>
        Assert.Equal(ExitCodes.Usage, (await RunAsync("", arguments)).ExitCode);

    [Fact]
    public async Task Grants_are_suspended_and_removed()
    {
        var id = (await RunAsync("", "app", "add", "Planner")).Out.Split('\n')[0];
        await RunAsync("", "grant", "add", "--app", id, "--all-accounts");
        await RunAsync("", "grant", "disable", "--app", id, "--all-accounts");
        var listed = JsonDocument.Parse((await RunAsync("", "grant", "list", "-o", "json")).Out).RootElement[0];
        Assert.Equal((id, "app", "disabled"), (listed.GetProperty("holder").GetString(), listed.GetProperty("kind").GetString(), listed.GetProperty("state").GetString()));
        Assert.False(listed.TryGetProperty("account", out _));
        Assert.Equal(0, (await RunAsync("", "grant", "enable", "--app", id, "--all-accounts")).ExitCode);
        Assert.Equal(0, (await RunAsync("", "grant", "remove", "--app", id, "--all-accounts")).ExitCode);
    }

    [Fact]
    public async Task Keys_are_rotated()
    {
        Assert.Equal(0, (await RunAsync("", "keys", "rotate")).ExitCode);
        Assert.Single(Directory.GetFiles(Path.Combine(_data.Path, "identity", "keys")));
    }

    [Fact]
    public async Task Processes_that_start_together_on_an_empty_directory_all_succeed()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => CliProcess.RunAsync(_data.Path, "app", "add", $"App {i}", "--data", _data.Path)));

        Assert.All(outcomes, outcome => Assert.True(outcome.ExitCode == 0, outcome.Error));
        Assert.Equal(4, JsonDocument.Parse((await RunAsync("", "app", "list", "-o", "json")).Out).RootElement.GetArrayLength());
    }

    private Task<Outcome> RunAsync(string input, params string[] arguments) => InProcess.RunAsync(
        [.. arguments, "--data", _data.Path],
        new Dictionary<string, string>(),
        host => host with { Secrets = new SecretInput(new StringReader(input), prompt: null) });
}
