namespace Overindex.Engine;

/// <summary>Counts on this machine, with threads over ranges of members. Safe for concurrent use.</summary>
public sealed class LocalAudienceCounter : IAudienceCounter
{
    /// <summary>Makes a counter for one snapshot, which must stay open while counting.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="options">How to use the machine; defaults if <c>null</c>.</param>
    public LocalAudienceCounter(Snapshot snapshot, CountingOptions? options = null) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask<AudienceCounts> CountAsync(Audience audience, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
