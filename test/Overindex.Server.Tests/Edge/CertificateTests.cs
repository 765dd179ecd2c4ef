using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Edge;

public sealed class CertificateTests : IDisposable
{
    private const string Password = "correct horse";
    private readonly TemporaryDirectory _files = new();
    private readonly MadeUpCertificate _first = new("first");

    [Theory]
    [InlineData("one PEM")]
    [InlineData("two PEMs")]
    [InlineData("encrypted key")]
    [InlineData("PKCS 12")]
    public async Task A_certificate_of_any_common_form_is_shown_with_its_chain_and_answers_are_for_https_alone(string form)
    {
        await using var server = await StartAsync(Write(form, _first));
        using var client = _first.NewClient(server.Address);
        using var response = await client.GetAsync("/healthz");
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("max-age=31536000", response.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task A_changed_certificate_is_shown_to_the_next_connection_and_a_damaged_one_is_not()
    {
        using var second = new MadeUpCertificate("second");
        var options = Write("two PEMs", _first);
        await using var server = await StartAsync(options);
        Assert.Equal("CN=first", await SubjectAsync(server));

        Write("two PEMs", second);
        await Eventually.HoldsAsync(async () => await SubjectAsync(server) == "CN=second", "the second certificate is shown");

        await File.WriteAllTextAsync(options.Path, "no certificate");
        await Eventually.HoldsAsync(
            async () => await SubjectAsync(server) == "CN=second" && server.LogRecorder.Lines.Any(line => line.EventId == 21), "the damaged one is refused");
        Assert.Equal("CN=second", await SubjectAsync(server));
    }

    [Fact]
    public async Task What_is_no_valid_HTTP_is_refused_in_the_contract_s_form_inside_TLS_too()
    {
        await using var server = await StartAsync(Write("one PEM", _first));
        using var socket = new TcpClient(server.Address.Host, server.Address.Port);
        await using var tls = new SslStream(socket.GetStream(), false, AnyCertificate);
        await tls.AuthenticateAsClientAsync("localhost");
        await tls.WriteAsync("NONSENSE\r\n\r\n"u8.ToArray());
        using var received = new MemoryStream();
        await tls.CopyToAsync(received);
        RawReply.Parse(received.ToArray()).IsError(400, 1);
    }

    [Fact]
    public async Task Plain_HTTP_to_a_port_with_TLS_is_not_answered()
    {
        await using var server = await StartAsync(Write("one PEM", _first));
        using var socket = new TcpClient(server.Address.Host, server.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /v5/ad_accounts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {server.Secret}\r\n\r\n"));
        using var reader = new StreamReader(stream);
        Assert.DoesNotContain("HTTP/1.1", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.pem", null)]
    [InlineData("missing.pfx", null)]
    [InlineData("one.pem", "missing.key")]
    public async Task A_certificate_that_cannot_be_used_is_an_error_that_names_it_and_what_is_accepted(string path, string? key)
    {
        Write("one PEM", _first);
        var options = new CertificateOptions { Path = _files.Combine(path), KeyPath = key is null ? null : _files.Combine(key) };
        var error = await Assert.ThrowsAsync<ServerStartException>(() => StartAsync(options));
        Assert.StartsWith($"The certificate '{options.Path}' cannot be used: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("It must be a PEM file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_an_error_that_does_not_repeat_it()
    {
        var options = Write("PKCS 12", _first) with { Password = "battery staple" };
        var error = await Assert.ThrowsAsync<ServerStartException>(() => StartAsync(options));
        Assert.DoesNotContain("battery", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _first.Dispose();
        _files.Dispose();
    }

    private static Task<RunningServer> StartAsync(CertificateOptions certificate) =>
        RunningServer.StartAsync(options => options with { Url = "https://127.0.0.1:0", Certificate = certificate });

    private static async Task<string?> SubjectAsync(RunningServer server)
    {
        using var socket = new TcpClient(server.Address.Host, server.Address.Port);
        await using var tls = new SslStream(socket.GetStream(), false, AnyCertificate);
        await tls.AuthenticateAsClientAsync("localhost");
        Assert.True(tls.SslProtocol is SslProtocols.Tls12 or SslProtocols.Tls13);
        return tls.RemoteCertificate?.Subject;
    }

    // The point is which certificate is shown, not whether it is trusted.
    private static bool AnyCertificate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => certificate is not null;

    private CertificateOptions Write(string form, MadeUpCertificate certificate)
    {
        var (pem, key, pfx) = (_files.Combine("one.pem"), _files.Combine("one.key"), _files.Combine("one.pfx"));
        switch (form)
        {
            case "one PEM":
                File.WriteAllText(pem, certificate.Pem + certificate.KeyPem);
                return new() { Path = pem };
            case "two PEMs":
                File.WriteAllText(key, certificate.KeyPem);
                File.WriteAllText(pem, certificate.Pem);
                return new() { Path = pem, KeyPath = key };
            case "encrypted key":
                File.WriteAllText(key, certificate.EncryptedKeyPem(Password));
                File.WriteAllText(pem, certificate.Pem);
                return new() { Path = pem, KeyPath = key, Password = Password };
            default:
                File.WriteAllBytes(pfx, certificate.Pkcs12(Password));
                return new() { Path = pfx, Password = Password };
        }
    }
}
