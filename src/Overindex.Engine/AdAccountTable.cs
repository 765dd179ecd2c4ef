namespace Overindex.Engine;

/// <summary>The ad accounts of a snapshot, by ordinal, sorted by id. Reads from the mapped file; nothing is kept on the heap.</summary>
public abstract class AdAccountTable
{
    /// <summary>How many ad accounts there are.</summary>
    public abstract int Count { get; }

    /// <summary>Reads one ad account.</summary>
    /// <param name="ordinal">0 up to <see cref="Count"/>.</param>
    /// <returns>The ad account.</returns>
    public abstract AdAccount this[int ordinal] { get; }

    /// <summary>Finds an ad account.</summary>
    /// <param name="id">The id.</param>
    /// <param name="ordinal">Its ordinal, or that of the first account with a greater id (to page from).</param>
    /// <returns>Whether there is such an account.</returns>
    public abstract bool TryFind(AdAccountId id, out int ordinal);

    /// <summary>Finds an ad account.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The ad account, or none.</returns>
    public AdAccount? Find(AdAccountId id) => TryFind(id, out var ordinal) ? this[ordinal] : null;
}
