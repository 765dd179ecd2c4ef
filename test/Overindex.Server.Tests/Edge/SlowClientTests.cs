using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Overindex.Server.Hosting;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Edge;

public sealed class SlowClientTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenBytes = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task A_client_that_sends_its_headers_byte_by_byte_is_cut_off_in_the_contract_s_form()
    {
        await using var server = await RunningServer.StartAsync(options => options with { SlowClientTimeout = Limit });
        using var client = new TcpClient(server.Address.Host, server.Address.Port) { NoDelay = true };
        await using var stream = client.GetStream();
        var received = ReadAsync(stream);
        var started = Stopwatch.GetTimestamp();
        await DripAsync(stream, "GET /v5/ad_accounts HTTP/1.1\r\nHost: x\r\nX-Slow: " + new string('x', 10_000), received);
        RawReply.Parse(await received).IsError(408, 1);
        Assert.True(Stopwatch.GetElapsedTime(started) >= Limit, "It was cut off early.");
        await server.Client.OkAsync("/v5/ad_accounts");
    }

    [Fact]
    public async Task A_client_that_stalls_in_a_body_is_cut_off_in_the_contract_s_form()
    {
        var seams = new ServerSeams { Routes = routes => routes.MapPost("/form", async context => await context.Request.ReadFormAsync()) };
        await using var server = await RunningServer.StartAsync(options => options with { SlowClientTimeout = Limit }, seams);
        const string head = "POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\ngrant_type=";
        RawHttp.Send(server.Address, Encoding.ASCII.GetBytes(head)).IsError(408, 1);
    }

    [Fact]
    public async Task A_body_of_more_than_64_KiB_is_refused_in_the_contract_s_form()
    {
        var seams = new ServerSeams { Routes = routes => routes.MapPost("/form", async context => await context.Request.ReadFormAsync()) };
        await using var server = await RunningServer.StartAsync(seams: seams);
        var head = "POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 65537\r\n\r\n";
        RawHttp.Send(server.Address, Encoding.ASCII.GetBytes(head + new string('x', 65_537))).IsError(413, 1);
    }

    [Fact]
    public async Task Many_slow_clients_do_not_keep_others_from_being_answered()
    {
        await using var server = await RunningServer.StartAsync();
        var slow = Enumerable.Range(0, 300).Select(_ => new TcpClient(server.Address.Host, server.Address.Port)).ToList();
        foreach (var client in slow)
        {
            await client.GetStream().WriteAsync("GET /v5/ad_acc"u8.ToArray());
        }

        await server.Client.OkAsync("/v5/ad_accounts");
        slow.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task More_connections_than_allowed_are_closed_and_those_before_are_served_on()
    {
        await using var server = await RunningServer.StartAsync(options => options with { MaxConnections = 2 });
        using var first = await ConnectAsync(server);
        using var second = await ConnectAsync(server);
        using (var third = new TcpClient(server.Address.Host, server.Address.Port))
        {
            Assert.Empty(await ReadAsync(third.GetStream()));
        }

        Assert.StartsWith("HTTP/1.1 200", await AskAsync(first), StringComparison.Ordinal);
        first.Dispose();
        await Eventually.HoldsAsync(
            async () =>
            {
                using var next = new TcpClient(server.Address.Host, server.Address.Port);
                return (await AskAsync(next)).StartsWith("HTTP/1.1 200", StringComparison.Ordinal);
            },
            "another client takes the place of one that left");
    }

    private static async Task<TcpClient> ConnectAsync(RunningServer server)
    {
        var client = new TcpClient(server.Address.Host, server.Address.Port);
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(client), StringComparison.Ordinal);
        return client;
    }

    private static async Task<string> AskAsync(TcpClient client)
    {
        try
        {
            await client.GetStream().WriteAsync("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
            var buffer = new byte[4096];
            return Encoding.ASCII.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer));
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task DripAsync(NetworkStream stream, string text, Task untilAnswered)
    {
        try
        {
            foreach (var letter in text)
            {
                await stream.WriteAsync(new[] { (byte)letter });
                if (await Task.WhenAny(untilAnswered, Task.Delay(BetweenBytes)) == untilAnswered)
                {
                    return;
                }
            }
        }
        catch (IOException e) when (e.InnerException is SocketException)
        {
            // Cut off, as it should be.
            return;
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received);
        }
        catch (IOException e) when (e.InnerException is SocketException)
        {
            // A reset after the answer; what came before counts.
            return received.ToArray();
        }

        return received.ToArray();
    }
}
