using System.Net;
using System.Net.Sockets;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Owasp;

public sealed class Api7ServerSideRequestForgeryTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task An_address_in_any_parameter_or_header_is_never_called()
    {
        using var bait = new TcpListener(IPAddress.Loopback, 0);
        bait.Start();
        var url = $"http://{bait.LocalEndpoint}/";
        var api = await DescribedApi.OfAsync(shared.Server);
        foreach (var operation in api.Operations)
        {
            var target = operation.TargetFor(TestPlatform.Big.ToString());
            foreach (var parameter in api.ParametersOf(operation).Select(parameter => parameter.GetProperty("name").GetString()!).Concat(["url", "callback", "next", "redirect_uri"]))
            {
                var escaped = Uri.EscapeDataString(url);
                var asked = operation.Path.Contains($"{{{parameter}}}", StringComparison.Ordinal)
                    ? operation.Path.Replace($"{{{parameter}}}", escaped, StringComparison.Ordinal)
                    : $"{target}{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{parameter}={escaped}";
                var reply = RawHttp.Get(
                    shared.Server.Address, asked, shared.Server.Secret, $"X-Forwarded-Host: {bait.LocalEndpoint}\r\nReferer: {url}\r\nX-Original-URL: {url}\r\n");
                Assert.InRange(reply.Status, 200, 499);
                Assert.DoesNotContain("location", reply.Headers.Keys);
            }
        }

        RawHttp.Get(shared.Server.Address, url, shared.Server.Secret);
        Assert.False(bait.Pending());
    }
}
