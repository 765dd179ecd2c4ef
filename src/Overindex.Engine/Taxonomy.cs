using System.Collections.Frozen;

namespace Overindex.Engine;

/// <summary>The interests of a snapshot. Ordinals run from the most widely held interest to the least; ties by id.</summary>
public sealed class Taxonomy
{
    private readonly FrozenDictionary<InterestId, int> _ordinals;
    private readonly int[][] _children;

    /// <summary>Makes a taxonomy from interests in ordinal order.</summary>
    /// <param name="interests">Every interest once; parents among them, without cycles.</param>
    /// <exception cref="ArgumentException">An id comes twice or a parent is missing.</exception>
    public Taxonomy(IReadOnlyList<Interest> interests)
    {
        ArgumentNullException.ThrowIfNull(interests);
        Interests = interests;
        _ordinals = interests.Select((interest, ordinal) => (interest.Id, ordinal)).ToFrozenDictionary(x => x.Id, x => x.ordinal);
        var children = interests.Select(_ => new List<int>()).ToArray();
        var categories = new List<int>();
        for (var ordinal = 0; ordinal < interests.Count; ordinal++)
        {
            if (interests[ordinal].Parent is not { } parent)
            {
                categories.Add(ordinal);
            }
            else if (_ordinals.TryGetValue(parent, out var parentOrdinal))
            {
                children[parentOrdinal].Add(ordinal);
            }
            else
            {
                throw new ArgumentException($"Interest {interests[ordinal].Id} has the unknown parent {parent}.", nameof(interests));
            }
        }

        _children = children.Select(list => list.ToArray()).ToArray();
        Categories = categories;
    }

    /// <summary>Every interest, by ordinal.</summary>
    public IReadOnlyList<Interest> Interests { get; }

    /// <summary>Ordinals of the level-1 interests.</summary>
    public IReadOnlyList<int> Categories { get; }

    /// <summary>Finds an interest's ordinal.</summary>
    /// <param name="id">The interest's id.</param>
    /// <param name="ordinal">Its ordinal, or 0.</param>
    /// <returns>Whether there is such an interest.</returns>
    public bool TryGetOrdinal(InterestId id, out int ordinal) => _ordinals.TryGetValue(id, out ordinal);

    /// <summary>Ordinals of an interest's direct children.</summary>
    /// <param name="ordinal">The interest's ordinal.</param>
    /// <returns>Ordinals, ascending; empty for a leaf.</returns>
    public IReadOnlyList<int> ChildrenOf(int ordinal) => _children[ordinal];

    /// <summary>The level of an interest; 1 for a category.</summary>
    /// <param name="ordinal">The interest's ordinal.</param>
    /// <returns>1 and up.</returns>
    public int LevelOf(int ordinal)
    {
        var level = 1;
        for (var at = Interests[ordinal]; at.Parent is { } parent; at = Interests[_ordinals[parent]])
        {
            level++;
        }

        return level;
    }
}
