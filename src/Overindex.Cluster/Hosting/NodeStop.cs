namespace Overindex.Cluster.Hosting;

/// <summary>Ends waiting for snapshots when the process is asked to stop.</summary>
internal sealed record NodeStop(CancellationToken Token);
