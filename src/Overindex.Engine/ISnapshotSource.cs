namespace Overindex.Engine;

/// <summary>Where snapshots to answer from come from: the files of this machine, or a cluster that holds their shards.</summary>
public interface ISnapshotSource
{
    /// <summary>The newest published snapshot.</summary>
    /// <returns>The newest, or none.</returns>
    /// <exception cref="SnapshotException">Nobody can say.</exception>
    SnapshotId? FindNewest();

    /// <summary>Opens a snapshot, verified; returns when it can be counted at full speed.</summary>
    /// <param name="id">The snapshot.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The open snapshot.</returns>
    /// <exception cref="SnapshotException">It is missing, damaged, incomplete or of an unknown version.</exception>
    SnapshotToServe Open(SnapshotId id, CancellationToken cancellationToken = default);
}

/// <summary>A snapshot that can be answered from. Dispose when no count is running any more.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Catalog">Taxonomy, demographic values, ad accounts.</param>
/// <param name="People">People with an interaction in the window.</param>
/// <param name="Counter">Counts its audiences.</param>
/// <param name="Resources">What is held open for it.</param>
public sealed record SnapshotToServe(SnapshotId Id, SnapshotCatalog Catalog, long People, IAudienceCounter Counter, IDisposable Resources) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Resources.Dispose();
}
