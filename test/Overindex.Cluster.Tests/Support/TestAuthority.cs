using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Overindex.Cluster.Tests.Support;

/// <summary>A CA that makes certificates for nodes, and peers that come with them.</summary>
internal sealed class TestAuthority : IDisposable
{
    // A refused peer is hung up on in the end, however busy the machine; one that is welcome is not, however long it says nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Welcome = TimeSpan.FromSeconds(2);
    internal const string NodeName = "overindex-cluster";
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    public TestAuthority(string name)
    {
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        var now = TimeProvider.System.GetUtcNow();
        _certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    /// <summary>Writes the files of a node, and says how to name them on the command line.</summary>
    public string[] Write(TemporaryDirectory folder, string prefix, string name = NodeName)
    {
        using var certificate = Issue(name);
        var paths = (string[])[folder.Combine($"{prefix}-ca.pem"), folder.Combine($"{prefix}.pem"), folder.Combine($"{prefix}.key")];
        File.WriteAllText(paths[0], _certificate.ExportCertificatePem());
        File.WriteAllText(paths[1], certificate.ExportCertificatePem());
        File.WriteAllText(paths[2], certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return ["--cluster-ca", paths[0], "--cluster-certificate", paths[1], "--cluster-certificate-key", paths[2]];
    }

    public X509Certificate2 Issue(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=node", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], false));
        var now = TimeProvider.System.GetUtcNow();
        using var issued = request.Create(_certificate, now.AddHours(-1), now.AddDays(1), RandomNumberGenerator.GetBytes(12));
        return issued.CopyWithPrivateKey(key);
    }

    /// <summary>Whether a port accepts a peer: it answers a handshake, and does not hang up on what comes after it.</summary>
    public static async Task<bool> IsAcceptedAsync(int port, X509Certificate2? certificate, SslProtocols protocols = SslProtocols.Tls13, bool expected = false)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = new SslStream(client.GetStream());
        try
        {
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = NodeName,
                ClientCertificates = certificate is null ? null : [certificate],
                EnabledSslProtocols = protocols,
                CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null,
            });
            return await AnswersAsync(stream, expected ? Welcome : Patience);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return false;
        }
    }

    /// <summary>Whether a port keeps the connection of a peer without TLS; an alert before it hangs up is no welcome.</summary>
    public static async Task<bool> IsAcceptedWithoutTlsAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(new byte[256]);
            using var patience = new CancellationTokenSource(Patience);
            while (await stream.ReadAsync(new byte[256], patience.Token) > 0)
            {
                continue;
            }

            return false;
        }
        catch (IOException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    // A node that accepted a peer introduces itself, or waits for the peer to; one that refused it hangs up, or sends a TLS alert, at once.
    private static async Task<bool> AnswersAsync(SslStream stream, TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit);
        try
        {
            return await stream.ReadAsync(new byte[1], patience.Token) > 0;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
