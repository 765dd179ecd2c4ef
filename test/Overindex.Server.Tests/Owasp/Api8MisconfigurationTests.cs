using Microsoft.AspNetCore.Builder;
using Overindex.Server.Hosting;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Owasp;

/// <summary>Headers: <c>Edge/SecurityHeaderTests</c>. TLS: <c>Edge/CertificateTests</c>. Open addresses: <c>Edge/ExposureTests</c>.</summary>
public sealed class Api8MisconfigurationTests
{
    [Fact]
    public async Task A_fault_of_ours_tells_a_request_id_and_nothing_of_the_inside()
    {
        var seams = new ServerSeams { Routes = routes => routes.MapGet("/fault", string () => throw new InvalidOperationException("secret inside")) };
        await using var server = await RunningServer.StartAsync(seams: seams);
        var reply = RawHttp.Get(server.Address, "/fault", server.Secret);
        reply.IsError(500, 0);
        Assert.Contains(reply.Headers["x-request-id"], reply.Body, StringComparison.Ordinal);
        foreach (var inside in (string[])["secret inside", "Exception", "   at ", ".cs", "Overindex", "/tmp", server.DataDirectory])
        {
            Assert.DoesNotContain(inside, reply.Body, StringComparison.Ordinal);
        }

        Assert.Contains(server.LogRecorder.Lines, line => line.Text.Contains("secret inside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_origin_s_page_is_not_let_in()
    {
        await using var server = await RunningServer.StartAsync();
        var preflight = RawHttp.Get(
            server.Address,
            "/v5/ad_accounts",
            extraHeaders: "Origin: https://evil.example\r\nAccess-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: authorization\r\n",
            method: "OPTIONS");
        preflight.IsError(405, 5);
        Assert.DoesNotContain(preflight.Headers.Keys, name => name.StartsWith("access-control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_answer_to_a_token_is_kept_by_no_shared_cache()
    {
        await using var server = await RunningServer.StartAsync();
        foreach (var operation in (await DescribedApi.OfAsync(server)).Operations)
        {
            var target = operation.TargetFor(TestPlatform.Big.ToString());
            Assert.Equal("private, no-cache", RawHttp.Get(server.Address, target, server.Secret).Headers["cache-control"]);
            Assert.Equal("no-store", RawHttp.Get(server.Address, target).Headers["cache-control"]);
        }
    }
}
