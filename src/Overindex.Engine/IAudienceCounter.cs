namespace Overindex.Engine;

/// <summary>The narrow waist: an audience in, additive counts out. Everything above asks this one question of one snapshot.</summary>
public interface IAudienceCounter
{
    /// <summary>Counts an audience exactly.</summary>
    /// <param name="audience">The audience; an ad account that the snapshot does not know has no people.</param>
    /// <param name="cancellationToken">Gives up waiting and counting.</param>
    /// <returns>The counts over all shards.</returns>
    ValueTask<AudienceCounts> CountAsync(Audience audience, CancellationToken cancellationToken = default);
}
