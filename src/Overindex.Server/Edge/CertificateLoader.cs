using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Overindex.Server.Edge;

/// <summary>Reads a certificate, its key and its chain from PEM or PKCS #12 files.</summary>
internal static class CertificateLoader
{
    /// <exception cref="ServerStartException">It cannot be read, has no private key, or the password is wrong.</exception>
    internal static LoadedCertificate Load(CertificateOptions options)
    {
        try
        {
            var (leaf, chain) = IsPkcs12(options.Path) ? FromPkcs12(options) : FromPem(options);
            return new LoadedCertificate(SslStreamCertificateContext.Create(leaf, chain, offline: true), leaf);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ServerStartException(
                $"The certificate '{options.Path}' cannot be used: {e.Message} It must be a PEM file with the certificate, its private key in there or named "
                + "by --certificate-key; or a .pfx or .p12 file with both. If the key is encrypted, its password is needed.",
                e);
        }
    }

    private static bool IsPkcs12(string path) => Path.GetExtension(path).ToUpperInvariant() is ".PFX" or ".P12";

    private static (X509Certificate2 Leaf, X509Certificate2Collection Chain) FromPkcs12(CertificateOptions options)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(options.Path, options.Password);
        var leaf = all.FirstOrDefault(certificate => certificate.HasPrivateKey) ?? throw new CryptographicException("It holds no private key.");
        all.Remove(leaf);
        return (leaf, all);
    }

    private static (X509Certificate2 Leaf, X509Certificate2Collection Chain) FromPem(CertificateOptions options)
    {
        var leaf = options.Password is { } password
            ? X509Certificate2.CreateFromEncryptedPemFile(options.Path, password, options.KeyPath)
            : X509Certificate2.CreateFromPemFile(options.Path, options.KeyPath);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(options.Path);
        foreach (var copy in chain.Where(certificate => certificate.Thumbprint == leaf.Thumbprint).ToList())
        {
            chain.Remove(copy);
            copy.Dispose();
        }

        // Windows cannot serve with a key that lives in memory alone.
        return (OperatingSystem.IsWindows() ? X509CertificateLoader.LoadPkcs12(leaf.Export(X509ContentType.Pkcs12), null) : leaf, chain);
    }
}

/// <summary>A certificate, ready to be shown.</summary>
internal sealed record LoadedCertificate(SslStreamCertificateContext Context, X509Certificate2 Certificate);
