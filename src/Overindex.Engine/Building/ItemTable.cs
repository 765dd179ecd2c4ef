using System.Runtime.InteropServices;

namespace Overindex.Engine.Building;

/// <summary>The items' owners and tags, while items are added.</summary>
internal sealed class ItemTable
{
    private readonly List<Item> _items = [];
    private readonly List<int> _tags = [];

    internal int Count => _items.Count;

    internal ReadOnlySpan<Item> Items => CollectionsMarshal.AsSpan(_items);

    internal ReadOnlySpan<int> Tags => CollectionsMarshal.AsSpan(_tags);

    internal void Add(int account, ReadOnlySpan<int> interests)
    {
        var start = _tags.Count;
        foreach (var interest in interests)
        {
            if (!Tags[start..].Contains(interest))
            {
                _tags.Add(interest);
            }
        }

        _items.Add(new Item(account, start, _tags.Count - start));
    }
}

/// <summary>What is known of an item.</summary>
/// <param name="Account">Ordinal of the owner, or -1.</param>
/// <param name="TagStart">Where its tags start.</param>
/// <param name="Tags">How many there are.</param>
internal readonly record struct Item(int Account, int TagStart, int Tags);
