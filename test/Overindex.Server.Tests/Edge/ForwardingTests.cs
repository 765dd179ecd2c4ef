using System.Net;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Edge;

public sealed class ForwardingTests
{
    private static readonly IPNetwork ThisMachine = IPNetwork.Parse("127.0.0.0/8");
    private static readonly IPNetwork Elsewhere = IPNetwork.Parse("10.0.0.0/8");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_caller_came_over_is_believed_of_a_named_proxy_alone(bool named)
    {
        await using var server = await StartAsync(named ? ThisMachine : Elsewhere);
        var reply = RawHttp.Get(server.Address, "/v5/ad_accounts", server.Secret, "X-Forwarded-Proto: https\r\n");
        Assert.Equal(200, reply.Status);
        Assert.Equal(named, reply.Headers.ContainsKey("strict-transport-security"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_asked_is_believed_of_a_named_proxy_alone(bool named)
    {
        await using var server = await StartAsync(named ? ThisMachine : Elsewhere);
        Assert.Equal(404, From("192.0.2.1").Status);
        From("192.0.2.1").IsError(429, 8);
        Assert.Equal(named ? 404 : 429, From("192.0.2.2").Status);

        // What the caller wrote there itself stands left of what the proxy added.
        Assert.Equal(429, From("192.0.2.77, 192.0.2.1").Status);

        RawReply From(string forwarded) => RawHttp.Get(server.Address, "/v5/oauth/nowhere", null, $"X-Forwarded-For: {forwarded}\r\n");
    }

    [Fact]
    public async Task Without_a_named_proxy_nothing_is_believed()
    {
        await using var server = await RunningServer.StartAsync();
        var reply = RawHttp.Get(server.Address, "/v5/ad_accounts", server.Secret, "X-Forwarded-Proto: https\r\nForwarded: proto=https\r\n");
        Assert.DoesNotContain("strict-transport-security", reply.Headers.Keys);
    }

    private static Task<RunningServer> StartAsync(IPNetwork proxy) => RunningServer.StartAsync(
        options => options with { Proxies = [proxy], RateLimits = RunningServer.Unlimited with { SignInsPerMinute = 1 } });
}
