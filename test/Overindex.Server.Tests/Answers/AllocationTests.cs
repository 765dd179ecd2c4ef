using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Overindex.Server.Hosting;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Answers;

/// <summary>The measure is of the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationCollection;

[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    private const string Path = "/v5/ad_accounts/549755885175/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE";
    private const int Requests = 500;
    private const long BytesARequest = 6_000;

    [Theory]
    [InlineData("")]
    [InlineData("If-None-Match: {0}\r\n")]
    [InlineData("Accept-Encoding: br\r\n")]
    public async Task A_warm_answer_stays_within_its_budget(string header)
    {
        await using var server = await RunningServer.StartAsync(seams: new ServerSeams { Logging = logging => logging.SetMinimumLevel(LogLevel.Warning) });
        using var first = await server.Client.GetAsync(Path);
        var request = Encoding.ASCII.GetBytes(
            $"GET {Path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {server.Secret}\r\n{string.Format(header, first.Headers.ETag)}\r\n");
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(server.Address.Host, server.Address.Port);
        var buffer = new byte[64 * 1024];
        var length = Ask(socket, request, buffer, atLeast: 0);
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 4; attempt++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < Requests; i++)
            {
                Ask(socket, request, buffer, length);
            }

            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / Requests);
        }

        Assert.InRange(least, 0, BytesARequest);
    }

    private static int Ask(Socket socket, byte[] request, byte[] buffer, int atLeast)
    {
        socket.Send(request);
        var length = 0;
        do
        {
            length += socket.Receive(buffer, length, buffer.Length - length, SocketFlags.None);
        }
        while (length < atLeast || !IsWhole(buffer.AsSpan(0, length)));
        Assert.True(buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8) || buffer.AsSpan(0, length).StartsWith("HTTP/1.1 304"u8));
        return length;
    }

    private static bool IsWhole(ReadOnlySpan<byte> reply)
    {
        var body = reply.IndexOf("\r\n\r\n"u8) + 4;
        if (body < 4)
        {
            return false;
        }

        var field = reply.IndexOf("Content-Length: "u8);
        if (field < 0)
        {
            return true;
        }

        return System.Buffers.Text.Utf8Parser.TryParse(reply[(field + 16)..], out int announced, out _) && reply.Length >= body + announced;
    }
}
