using Overindex.Cli.Tests.Support;

namespace Overindex.Cli.Tests.Processes;

/// <summary>The real executable against real sockets: what a script sees.</summary>
public sealed class RemoteProcessTests(TinyServer server) : IClassFixture<TinyServer>, IDisposable
{
    private const string Limited = """{"code":8,"message":"This request exceeded a rate limit."}""";

    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(0, "insights 1001 -o json")]
    [InlineData(2, "insights")]
    [InlineData(3, "accounts", "ovx_unknown")]
    [InlineData(4, "insights 1002")]
    [InlineData(1, "interests 999")]
    public async Task Exit_codes_of_a_server_that_answers(int exitCode, string verb, string? token = null)
    {
        await using var process = Start(server.Address, token ?? server.Token, verb);
        var ended = await process.WaitAsync();
        Assert.Equal(exitCode, ended.ExitCode);
        Assert.Equal(exitCode == 0, ended.Error.Length == 0);
        Assert.DoesNotContain("ovx_", ended.Error + ended.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', ended.Error + ended.Out);
    }

    [Theory]
    [InlineData(5, "429 Too Many Requests", "Retry-After: 3600", Limited)]
    [InlineData(7, "503 Service Unavailable", "Retry-After: 3600\r\nContent-Type: text/html", "<html>later</html>")]
    [InlineData(7, "200 OK", "Content-Type: text/html", "<html>a page of a proxy</html>")]
    [InlineData(7, "302 Found", "Location: http://127.0.0.1:1/", "")]
    public async Task Exit_codes_of_a_server_that_fails(int exitCode, string status, string headers, string body)
    {
        await using var rude = new RudeServer(RudeServer.Reply(status, headers, body));
        await using var process = Start(rude.Address, "secret-token", "insights 1001");
        var ended = await process.WaitAsync();
        Assert.Equal(exitCode, ended.ExitCode);
        Assert.StartsWith("error: ", ended.Error, StringComparison.Ordinal);
        Assert.Contains(status[..3], ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", ended.Error, StringComparison.Ordinal);
        Assert.Empty(ended.Out);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again_and_ends_with_6()
    {
        await using var process = Start("http://127.0.0.1:1", "secret-token", "accounts");
        var ended = await process.WaitAsync();
        Assert.Equal(ExitCodes.Network, ended.ExitCode);
        Assert.Matches(@"^(Not reached: trying again in \d\.\d s\.\n){3}error: .*127\.0\.0\.1:1.*Is the server running", ended.Error);
    }

    [Theory]
    [InlineData(2, ExitCodes.Interrupted)]
    [InlineData(15, ExitCodes.Terminated)]
    public async Task A_signal_ends_the_wait_for_a_server_that_says_nothing(int signal, int exitCode)
    {
        await using var rude = new RudeServer(answer: null);
        await using var process = Start(rude.Address, "secret-token", "insights 1001");
        await rude.Asked;
        process.Send((CliProcess.Signal)signal);
        var ended = await process.WaitAsync();
        Assert.Equal(exitCode, ended.ExitCode);
        Assert.Equal("Stopped.\n", ended.Error);
        Assert.Empty(ended.Out);
    }

    [Fact]
    public async Task A_token_from_a_pipe_is_stored_and_used_by_the_next_process()
    {
        await using (var login = CliProcess.Start(_home.Path, "login", "--host", server.Address))
        {
            await login.TypeAsync(server.WideToken + "\n");
            var ended = await login.WaitAsync();
            Assert.Equal(0, ended.ExitCode);
            Assert.DoesNotContain(server.WideToken, ended.Error + ended.Out, StringComparison.Ordinal);
        }

        var accounts = await CliProcess.RunAsync(_home.Path, "accounts", "-o", "csv");
        Assert.Equal(0, accounts.ExitCode);
        Assert.Contains("1001,Coastal Hiking\n", accounts.Out, StringComparison.Ordinal);
        var profile = Path.Combine(_home.Path, ".config", "overindex", "profiles", "default.json");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(profile));
    }

    private CliProcess Start(string host, string token, string verb) => CliProcess.Start(
        _home.Path, new Dictionary<string, string> { ["OVERINDEX_HOST"] = host, ["OVERINDEX_TOKEN"] = token }, verb.Split(' '));
}
