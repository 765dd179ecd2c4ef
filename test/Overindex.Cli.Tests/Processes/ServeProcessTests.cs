using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Overindex.Cli.Tests.Support;

namespace Overindex.Cli.Tests.Processes;

public sealed partial class ServeProcessTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Insights_as_json_are_the_bytes_that_the_server_sends()
    {
        TinyPlatform.Publish(_data.Path);
        var secret = (await CliProcess.RunAsync(_data.Path, "token", "create", "--account", "1001", "--data", ".")).Out.Trim();
        await using var server = CliProcess.Start(_data.Path, "serve", "--data", ".", "--url", "http://127.0.0.1:0");
        var address = Address().Match(await server.WaitForAsync((output, _) => Address().IsMatch(output))).Groups[1].Value;

        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        var sent = await client.GetStringAsync(
            $"{address}/v5/ad_accounts/1001/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE");
        var local = await CliProcess.RunAsync(_data.Path, "insights", "1001", "--data", ".", "--output", "json");
        Assert.Equal(sent, local.Out);
        Assert.Contains("\"size\":500", sent, StringComparison.Ordinal);

        server.Send(CliProcess.Signal.Interrupt);
        var ended = await server.WaitAsync();
        Assert.Equal(ExitCodes.Interrupted, ended.ExitCode);
        Assert.DoesNotContain('\e', ended.Out + ended.Error);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_manager_stops_the_server_with_exit_code_0()
    {
        TinyPlatform.Publish(_data.Path);
        await using var server = CliProcess.Start(_data.Path, "serve", "--data", ".", "--url", "http://127.0.0.1:0");
        await server.WaitForAsync((output, _) => Address().IsMatch(output));
        server.Send(CliProcess.Signal.Terminate);
        Assert.Equal(ExitCodes.Ok, (await server.WaitAsync()).ExitCode);
    }

    [Fact]
    public async Task A_port_in_use_is_an_error_with_the_next_step()
    {
        TinyPlatform.Publish(_data.Path);
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://{listener.LocalEndpoint}";
        foreach (var verb in new[] { "serve", "demo" })
        {
            var outcome = await InProcess.RunAsync(verb, "--data", verb == "demo" ? _data.Combine("demo") : _data.Path, "--url", url);
            Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
            Assert.Contains(
                "is in use. Stop what listens there, or choose another: --url http://127.0.0.1:", outcome.Error, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(_data.Combine("demo")), "The demo made something before it looked at the port.");
    }

    [Fact]
    public async Task A_data_directory_without_snapshots_is_an_error_with_the_next_step()
    {
        var outcome = await InProcess.RunAsync("serve", "--data", _data.Path);
        Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
        Assert.Contains("There is no snapshot in", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("overindex build --out", outcome.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"Listening on (http://127\.0\.0\.1:\d+)\s")]
    private static partial Regex Address();
}
