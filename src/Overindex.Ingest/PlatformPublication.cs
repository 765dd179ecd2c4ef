using Overindex.Engine;
using Overindex.Ingest.Parts;

namespace Overindex.Ingest;

/// <summary>Publishes the snapshot whose shards were built one by one: what <c>overindex snapshot publish</c> does.</summary>
public static class PlatformPublication
{
    /// <summary>
    /// Verifies that all shards are there, whole, and built from the same input, then publishes a snapshot that is the same to the byte as one built in one go; or
    /// publishes nothing. The shards are removed afterwards.
    /// </summary>
    /// <param name="request">What to publish.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up; the shards stay.</param>
    /// <returns>The report, over all shards.</returns>
    /// <exception cref="IngestException">
    /// Shards are missing, damaged, or built from different input, which the message names; or too many rows were rejected.
    /// </exception>
    /// <exception cref="SnapshotException">The data directory cannot be used, or a limit is exceeded.</exception>
    public static Task<BuildReport> RunAsync(
        PublicationRequest request, IProgress<PhaseProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => new PartPublication(request, progress, cancellationToken).Run(), cancellationToken);
    }
}

/// <summary>What to publish.</summary>
public sealed record PublicationRequest
{
    /// <summary>The data directory that the shards were built into.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The generation date; default: the only one that shards are there for.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The number of shards; default: the only one that shards are there for.</summary>
    public int? Shards { get; init; }

    /// <summary>The share of an input's rows that may be rejected, over all shards, 0 to 1; above it nothing is published. Default 0.01.</summary>
    public double MaxRejects { get; init; } = 0.01;

    /// <summary>Threads; 0 = one per core. Default 0.</summary>
    public int Threads { get; init; }

    /// <summary>Whether the shards stay where they are after they are published. Default false.</summary>
    public bool KeepShards { get; init; }
}
