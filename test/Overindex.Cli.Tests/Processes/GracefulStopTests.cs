using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Overindex.Cli.Tests.Support;

namespace Overindex.Cli.Tests.Processes;

public sealed partial class GracefulStopTests : IDisposable
{
    private const int Callers = 8;
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task SIGTERM_under_load_cuts_off_no_answer()
    {
        TinyPlatform.Publish(_data.Path);
        var secret = (await CliProcess.RunAsync(_data.Path, "token", "create", "--all-accounts", "--data", ".")).Out.Trim();
        await using var server = CliProcess.Start(
            _data.Path, "serve", "--data", ".", "--url", "http://127.0.0.1:0", "--requests-per-second", "1000000", "--requests-per-minute", "1000000");
        var port = int.Parse(Port().Match(await server.WaitForAsync((output, _) => Port().IsMatch(output))).Groups[1].Value);
        var replies = new ConcurrentQueue<string>();
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(() => AskUntilRefusedAsync(port, secret, replies))).ToArray();
        await server.WaitForAsync((_, error) => error.Contains("200", StringComparison.Ordinal) && replies.Count > 50 * Callers);
        server.Send(CliProcess.Signal.Terminate);
        await Task.WhenAll(callers);
        Assert.Equal(ExitCodes.Ok, (await server.WaitAsync()).ExitCode);
        Assert.All(replies, AssertWhole);
        var audited = (await File.ReadAllLinesAsync(_data.Combine("audit.jsonl"))).Count(line => line.Contains("\"status\":200", StringComparison.Ordinal));
        Assert.Equal(replies.Count(reply => reply.Length > 0), audited);
    }

    private static async Task AskUntilRefusedAsync(int port, string secret, ConcurrentQueue<string> replies)
    {
        var request = Encoding.ASCII.GetBytes(
            "GET /v5/ad_accounts/1001/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + $"Authorization: Bearer {secret}\r\n\r\n");
        while (true)
        {
            var received = new StringBuilder();
            try
            {
                using var client = new TcpClient("127.0.0.1", port);
                await client.GetStream().WriteAsync(request);
                using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
                var buffer = new char[16 * 1024];
                while (await reader.ReadAsync(buffer) is > 0 and var length)
                {
                    received.Append(buffer, 0, length);
                }

                replies.Enqueue(received.ToString());
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                // Refused, or closed before it was taken: a client may ask another server.
                replies.Enqueue(received.ToString());
                return;
            }
        }
    }

    private static void AssertWhole(string reply)
    {
        if (reply.Length > 0)
        {
            Assert.StartsWith("HTTP/1.1 200 OK\r\n", reply, StringComparison.Ordinal);
            var body = reply[(reply.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
            Assert.Equal(int.Parse(Length().Match(reply).Groups[1].Value), Encoding.UTF8.GetByteCount(body));
        }
    }

    [GeneratedRegex(@"Listening on http://127\.0\.0\.1:(\d+)\s")]
    private static partial Regex Port();

    [GeneratedRegex(@"Content-Length: (\d+)\r\n")]
    private static partial Regex Length();
}
