using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Overindex.Server.Tests.Edge;

/// <summary>A certificate for the loopback, vouched for by an intermediate of a root of its own.</summary>
internal sealed class MadeUpCertificate : IDisposable
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2049, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly X509Certificate2 _intermediate;
    private readonly X509Certificate2 _leaf;

    internal MadeUpCertificate(string name)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var intermediateKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Root = Authority($"CN={name} root", rootKey).CreateSelfSigned(From, Until);
        using var intermediate = Authority($"CN={name} intermediate", intermediateKey).Create(Root, From, Until, [1]);
        _intermediate = intermediate.CopyWithPrivateKey(intermediateKey);
        var request = new CertificateRequest($"CN={name}", leafKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var leaf = request.Create(_intermediate, From, Until, [2]);
        _leaf = leaf.CopyWithPrivateKey(leafKey);
    }

    internal X509Certificate2 Root { get; }

    internal string Pem => _leaf.ExportCertificatePem() + "\n" + _intermediate.ExportCertificatePem() + "\n";

    internal string KeyPem => _leaf.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n";

    internal string EncryptedKeyPem(string password) => _leaf.GetECDsaPrivateKey()!.ExportEncryptedPkcs8PrivateKeyPem(
        password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000)) + "\n";

    internal byte[] Pkcs12(string password) => new X509Certificate2Collection { _leaf, _intermediate }.Export(X509ContentType.Pkcs12, password)!;

    /// <summary>A client that trusts the root and nothing else, and opens a connection a request.</summary>
    internal HttpClient NewClient(Uri address) => new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.Zero,
        SslOptions = new()
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { Root },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    })
    { BaseAddress = address };

    public void Dispose()
    {
        Root.Dispose();
        _intermediate.Dispose();
        _leaf.Dispose();
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request;
    }
}
