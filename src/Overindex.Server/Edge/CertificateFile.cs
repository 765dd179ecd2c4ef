namespace Overindex.Server.Edge;

/// <summary>The certificate of a file, looked at again at most once a second; one that cannot be used leaves the one before in place.</summary>
internal sealed class CertificateFile(CertificateOptions options, TimeProvider clock)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private LoadedCertificate _current = CertificateLoader.Load(options);
    private Stamps _stamps = Stamps.Of(options);
    private long _lookedAt = clock.GetTimestamp();

    internal LoadedCertificate Current => Volatile.Read(ref _current);

    /// <summary>The certificate for the next connection.</summary>
    internal LoadedCertificate Look(ILogger logger)
    {
        if (clock.GetElapsedTime(Volatile.Read(ref _lookedAt)) < LookInterval || !_gate.TryEnter())
        {
            return Current;
        }

        try
        {
            Volatile.Write(ref _lookedAt, clock.GetTimestamp());
            var stamps = Stamps.Of(options);
            if (stamps != _stamps)
            {
                // Remembered first: one that is damaged is not read at every look, but when it changes again.
                _stamps = stamps;
                Volatile.Write(ref _current, CertificateLoader.Load(options));
                Log.CertificateTaken(logger, Current.Certificate.Subject, Current.Certificate.NotAfter.ToUniversalTime());
            }
        }
        catch (ServerStartException e)
        {
            Log.CertificateRefused(logger, e, options.Path);
        }
        finally
        {
            _gate.Exit();
        }

        return Current;
    }

    private readonly record struct Stamps((DateTime Written, long Length) Certificate, (DateTime Written, long Length) Key)
    {
        internal static Stamps Of(CertificateOptions options) => new(Of(options.Path), options.KeyPath is { } key ? Of(key) : default);

        private static (DateTime Written, long Length) Of(string path)
        {
            var info = new FileInfo(path);
            return info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
        }
    }
}
