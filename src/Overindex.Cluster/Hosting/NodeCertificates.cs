using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;

namespace Overindex.Cluster.Hosting;

/// <summary>Mutual TLS between nodes: TLS 1.3, the cluster's own CA, one expected name; whoever cannot show all of that is refused.</summary>
internal sealed class NodeCertificates : IDisposable
{
    private readonly X509Certificate2 _authority;
    private readonly X509Certificate2 _own;
    private readonly string _name;

    private NodeCertificates(X509Certificate2 authority, X509Certificate2 own, string name) => (_authority, _own, _name) = (authority, own, name);

    /// <exception cref="ClusterStartException">A file cannot be used, or the node's own certificate would be refused by the others.</exception>
    internal static NodeCertificates Load(ClusterTls tls)
    {
        X509Certificate2? authority = null;
        X509Certificate2? own = null;
        try
        {
            authority = X509CertificateLoader.LoadCertificateFromFile(tls.CaPath);
            own = X509Certificate2.CreateFromPemFile(tls.CertificatePath, tls.KeyPath);
            var loaded = new NodeCertificates(authority, own, tls.Name);
            return loaded.IsMember(own)
                ? loaded
                : throw new ClusterStartException(
                    $"The certificate {tls.CertificatePath} is not one that the other nodes would accept: it must be valid now, come from the CA {tls.CaPath} "
                    + $"and carry the DNS name {tls.Name}. docs/cluster.md says how to make one.");
        }
        catch (Exception e)
        {
            authority?.Dispose();
            own?.Dispose();
            throw e is CryptographicException or IOException or UnauthorizedAccessException
                ? new ClusterStartException(
                    $"The cluster's certificates cannot be read: {e.Message} "
                    + "Name PEM files with --cluster-ca, --cluster-certificate and --cluster-certificate-key.",
                    e)
                : e;
        }
    }

    internal void Apply(TlsOptions options)
    {
        options.LocalCertificate = _own;
        options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.SslProtocols = SslProtocols.Tls13;
        options.CheckCertificateRevocation = false;
        options.RemoteCertificateValidation = (certificate, _, _) => IsMember(certificate);
        options.OnAuthenticateAsClient = (_, authentication) => authentication.TargetHost = _name;
    }

    /// <summary>The system's CAs, and the name dialled, say nothing about who is a node: only the cluster's CA and its name do.</summary>
    internal bool IsMember(X509Certificate2? certificate)
    {
        if (certificate is null)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate) && certificate.MatchesHostname(_name, allowWildcards: false, allowCommonName: false);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _own.Dispose();
    }
}
