using Overindex.Cli.Tests.Support;

namespace Overindex.Cli.Tests.Processes;

/// <summary>Signing in as a person does it.</summary>
public sealed class LoginTerminalTests(TinyServer server) : IClassFixture<TinyServer>, IDisposable
{
    private const string Skipped = "There is no 'script' to make a terminal with.";

    private readonly TemporaryDirectory _home = new();

    public static bool HasTerminal => Terminal.IsThere;

    private string Profile => _home.Combine(".config/overindex/profiles/default.json");

    public void Dispose() => _home.Dispose();

    [Fact(Skip = Skipped, SkipUnless = nameof(HasTerminal))]
    public async Task A_token_that_is_typed_is_not_shown()
    {
        var said = await RunAsync(server.WideToken + "\r");
        Assert.Contains("it sees 4 ad accounts.", said, StringComparison.Ordinal);
        Assert.DoesNotContain(server.WideToken, said, StringComparison.Ordinal);
        Assert.Contains(server.WideToken, await File.ReadAllTextAsync(Profile), StringComparison.Ordinal);
    }

    [Fact(Skip = Skipped, SkipUnless = nameof(HasTerminal))]
    public async Task Control_C_at_the_prompt_stops_and_stores_nothing()
    {
        var said = await RunAsync(Terminal.Interrupt);
        Assert.Contains("Stopped.\r\ncode 130", said, StringComparison.Ordinal);
        Assert.Contains(" echo ", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Profile));
    }

    private Task<string> RunAsync(string typed) => Terminal.RunAsync(
        _home.Path,
        $"dotnet '{Path.Combine(AppContext.BaseDirectory, "overindex.dll")}' login --host {server.Address}; echo code $?; stty -a",
        ("Access token (not shown):", typed));
}
