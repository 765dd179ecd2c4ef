namespace Overindex.Server;

/// <summary>The certificate that the server shows, read again when its file changes.</summary>
public sealed record CertificateOptions
{
    /// <summary>A PEM file with the certificate and perhaps those that vouch for it, or a PKCS #12 file (<c>.pfx</c>, <c>.p12</c>).</summary>
    public required string Path { get; init; }

    /// <summary>The PEM file of the private key; by default it is in <see cref="Path"/>.</summary>
    public string? KeyPath { get; init; }

    /// <summary>What the key is encrypted with, if it is.</summary>
    public string? Password { get; init; }
}
