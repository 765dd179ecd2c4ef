using System.Text;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Hosting;

public sealed class MalformedRequestTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public void Headers_of_more_than_16_KiB_are_refused_in_the_contract_s_form() =>
        RawHttp.Get(shared.Server.Address, "/v5/ad_accounts", shared.Server.Secret, $"X-Big: {new string('x', 17 * 1024)}\r\n").IsError(431, 1);

    [Fact]
    public void More_than_100_headers_are_refused_in_the_contract_s_form() =>
        RawHttp.Get(shared.Server.Address, "/v5/ad_accounts", shared.Server.Secret, string.Concat(Enumerable.Range(0, 101).Select(n => $"X-{n}: 1\r\n")))
            .IsError(431, 1);

    [Fact]
    public void Headers_of_15_KiB_are_accepted() =>
        Assert.Equal(200, RawHttp.Get(shared.Server.Address, "/v5/ad_accounts", shared.Server.Secret, $"X-Big: {new string('x', 15 * 1024)}\r\n").Status);

    [Fact]
    public void A_first_line_of_more_than_8_KiB_is_refused_in_the_contract_s_form() =>
        RawHttp.Get(shared.Server.Address, $"/v5/ad_accounts?x={new string('x', 8 * 1024)}", shared.Server.Secret).IsError(414, 1);

    [Theory]
    [InlineData("NONSENSE\r\n\r\n")]
    [InlineData("GET /v5/ad_accounts\r\n\r\n")]
    [InlineData("GET /v5/ad_accounts HTTP/1.1\r\n\r\n")]
    [InlineData("GET /v5/ad_accounts HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET /v5/ad_accounts HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n")]
    [InlineData("GET /v5/ad_accounts HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n")]
    [InlineData("GET /v5/%00 HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("G\u0000T / HTTP/1.1\r\nHost: a\r\n\r\n")]
    public void What_is_no_valid_HTTP_is_refused_in_the_contract_s_form(string request) =>
        RawHttp.Send(shared.Server.Address, Encoding.UTF8.GetBytes(request)).IsError(400, 1);

    [Fact]
    public void Header_bytes_that_are_no_UTF_8_are_refused_in_the_contract_s_form()
    {
        byte[] request = [.. "GET /v5/ad_accounts HTTP/1.1\r\nHost: a\r\nX-A: "u8, 0xFF, 0xFE, .. "\r\n\r\n"u8];
        RawHttp.Send(shared.Server.Address, request).IsError(400, 1);
    }

    [Fact]
    public void Another_version_of_HTTP_is_refused_in_the_contract_s_form() =>
        RawHttp.Send(shared.Server.Address, "GET / HTTP/3.7\r\nHost: a\r\n\r\n"u8.ToArray()).IsError(505, 1);

    [Theory]
    [InlineData("v5", 405, 5)]
    [InlineData("/v5/\u0001", 404, 404)]
    [InlineData("/v5/ad_accounts/%zz/audience_insights", 400, 1)]
    [InlineData("/v5/ad_accounts/%FF%FE/audience_insights", 400, 1)]
    [InlineData("/v5/ad_accounts/1%2F2/audience_insights", 400, 1)]
    [InlineData("/v5/ad_accounts/%20/insights/audiences", 400, 1)]
    [InlineData("/v5/ad_accounts//insights/audiences", 404, 404)]
    [InlineData("//v5/ad_accounts", 404, 404)]
    [InlineData("/v5//ad_accounts", 404, 404)]
    [InlineData("/v5/ad_accounts/../../etc/passwd", 404, 404)]
    [InlineData("/v5/ad_accounts/%2e%2e/%2e%2e/etc/passwd", 404, 404)]
    public void Junk_in_a_path_gives_an_error_of_the_contract(string target, int status, int code) =>
        RawHttp.Get(shared.Server.Address, target, shared.Server.Secret).IsError(status, code);

    [Fact]
    public void A_small_body_on_GET_is_ignored_and_the_connection_goes_on()
    {
        var authorization = $"Authorization: Bearer {shared.Server.Secret}\r\n";
        var twice = $"GET /v5/ad_accounts HTTP/1.1\r\nHost: a\r\n{authorization}Content-Length: 5\r\n\r\nhello"
            + $"GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        using var client = new System.Net.Sockets.TcpClient(shared.Server.Address.Host, shared.Server.Address.Port);
        client.GetStream().Write(Encoding.ASCII.GetBytes(twice));
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        var text = reader.ReadToEnd();
        Assert.StartsWith("HTTP/1.1 200 ", text, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 404 ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_announced_body_does_no_harm()
    {
        var reply = RawHttp.Get(shared.Server.Address, "/v5/ad_accounts", shared.Server.Secret, "Content-Length: 99999999999\r\n");
        Assert.True(reply.Status is 200 or 413, $"{reply.Status}: {reply.Body}");
    }
}
