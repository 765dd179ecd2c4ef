using Overindex.Engine.Snapshots;

namespace Overindex.Engine;

/// <summary>An open, immutable snapshot: its files are mapped, never copied. Dispose when no count is running any more.</summary>
public sealed class Snapshot : IDisposable
{
    /// <summary>The snapshot's name.</summary>
    public SnapshotId Id => throw new NotImplementedException();

    /// <summary>Taxonomy, demographic values, ad accounts.</summary>
    public SnapshotCatalog Catalog => throw new NotImplementedException();

    /// <summary>People with an interaction in the window.</summary>
    public long People => throw new NotImplementedException();

    /// <summary>The number of shards, at least 1.</summary>
    public int ShardCount => throw new NotImplementedException();

    internal RowLayout Layout => throw new NotImplementedException();

    /// <summary>Opens a snapshot.</summary>
    /// <param name="directory">The snapshot's directory.</param>
    /// <param name="verification">How much to check first.</param>
    /// <returns>The open snapshot.</returns>
    /// <exception cref="SnapshotException">The snapshot is missing, damaged, incomplete or of an unknown version.</exception>
    public static Snapshot Open(string directory, SnapshotVerification verification = SnapshotVerification.Full) => throw new NotImplementedException();

    internal ShardView Shard(int shard) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}

/// <summary>How much of a snapshot is checked before it is used.</summary>
public enum SnapshotVerification
{
    /// <summary>The manifest's own checksum, and every file's presence, header and length.</summary>
    Lengths = 0,

    /// <summary>Also every file's checksum: reads every byte once.</summary>
    Full = 1,
}
