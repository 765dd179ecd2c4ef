namespace Overindex.Server;

/// <summary>The HTTP API as a library: tests, benchmarks and the CLI start the same server.</summary>
public static class OverindexServer
{
    /// <summary>Makes a server that is not started yet.</summary>
    /// <param name="options">What to serve, and where.</param>
    /// <returns>Call <c>RunAsync</c>, or <c>StartAsync</c> and <c>StopAsync</c>, and dispose it.</returns>
    /// <exception cref="Overindex.Engine.SnapshotException">There is no snapshot to serve, or the newest is damaged.</exception>
    public static WebApplication Create(OverindexServerOptions options) => throw new NotImplementedException();
}
