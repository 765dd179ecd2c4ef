using Overindex.Engine;
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
    /// <exception cref="SnapshotException">There is no snapshot to serve, the newest is damaged, or the directory's privacy rules cannot be used.</exception>
    public static WebApplication Create(OverindexServerOptions options) => Create(options, new ServerSeams());

    internal static WebApplication Create(OverindexServerOptions options, ServerSeams seams)
    {
        OptionsRules.Check(options);
        var opener = new SnapshotOpener(options, seams.Counter ?? (snapshot => new LocalAudienceCounter(snapshot, options.Counting)));
        var holder = new SnapshotHolder(opener.OpenFirst());
        try
        {
            return Composition.Build(options, seams, opener, holder);
        }
        catch
        {
            holder.Dispose();
            throw;
        }
    }
}
