using Overindex.Engine;
using Overindex.Server.Audit;
using Overindex.Server.Edge;
using Overindex.Server.Hosting;
using Overindex.Server.Serving;

namespace Overindex.Server;

/// <summary>The HTTP API as a library: tests, benchmarks and the CLI start the same server.</summary>
public static class OverindexServer
{
    /// <summary>Makes a server that is not started yet.</summary>
    /// <param name="options">What to serve, and where.</param>
    /// <returns>Call <c>RunAsync</c>, or <c>StartAsync</c> and <c>StopAsync</c>, and dispose it.</returns>
    /// <exception cref="ArgumentException">An option breaks the rule stated at it.</exception>
    /// <exception cref="ServerStartException">It would be unsafe as asked, or the certificate or the audit log cannot be used.</exception>
    /// <exception cref="TokenStoreException">Other machines would reach it, and the tokens cannot be read.</exception>
    /// <exception cref="SnapshotException">There is no snapshot to serve, the newest is damaged, or the directory's privacy rules cannot be used.</exception>
    public static WebApplication Create(OverindexServerOptions options) => Create(options, new ServerSeams());

    /// <summary>Checks what <see cref="Create(OverindexServerOptions)"/> would refuse before it reads any snapshot.</summary>
    /// <param name="options">What to serve, and where.</param>
    /// <exception cref="ArgumentException">An option breaks the rule stated at it.</exception>
    /// <exception cref="ServerStartException">It would be unsafe as asked.</exception>
    /// <exception cref="TokenStoreException">The tokens cannot be read.</exception>
    public static void Check(OverindexServerOptions options)
    {
        OptionsRules.Check(options);
        Exposure.Check(options);
    }

    internal static WebApplication Create(OverindexServerOptions options, ServerSeams seams)
    {
        Check(options);
        var certificate = options.Certificate is { } file ? new CertificateFile(file, options.TimeProvider) : null;
        var audit = options.AuditLog is { } log ? AuditFile.Open(log) : null;
        var local = new LocalSnapshots(options.DataDirectory, seams.Counter ?? (snapshot => new LocalAudienceCounter(snapshot, options.Counting)));
        var opener = new SnapshotOpener(options, options.Source ?? local, local);

        // Every byte of the snapshot is read while the rest is put together; nothing is served before both have ended well.
        var holder = new SnapshotHolder(Task.Run(opener.OpenFirst));
        try
        {
            return Composition.Build(options, seams, certificate, audit, opener, holder);
        }
        catch
        {
            holder.Dispose();
            throw;
        }
    }
}
