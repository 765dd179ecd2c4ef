using System.Runtime.Intrinsics.X86;

namespace Overindex.Engine.Building;

/// <summary>All items, where random access to them costs least: in large pages, asked for ahead, and equal sets of tags kept once.</summary>
internal sealed unsafe class PackedItems : IDisposable
{
    // Enough for a wait of memory, and few enough that what was asked for is still in the first cache.
    private const int PrefetchAhead = 32;

    private readonly NativeArray<Item> _items;
    private readonly NativeArray<int> _tags;

    /// <param name="items">The items.</param>
    /// <param name="sets">Gets what each item implies; none when engagements have to be counted tag by tag.</param>
    internal PackedItems(ItemTable items, TagSets? sets)
    {
        _items = new NativeArray<Item>(items.Count);
        items.Items.CopyTo(_items.Span(0, items.Count));
        _tags = new NativeArray<int>(items.Tags.Length);
        items.Tags.CopyTo(_tags.Span(0, items.Tags.Length));
        Sets = sets;
        for (var item = 0; item < items.Count && sets is not null; item++)
        {
            _items[item] = _items[item] with { TagStart = sets.Add(TagsOf(_items[item])) };
        }
    }

    /// <summary>The sets of held interests; then an item's <see cref="Item.TagStart"/> is the number of its set.</summary>
    internal TagSets? Sets { get; }

    internal ref Item this[int item] => ref _items[item];

    internal ReadOnlySpan<int> TagsOf(in Item item) => _tags.Span(item.TagStart, item.Tags);

    /// <summary>Asks for as many further items and sets as are about to be used, so that the waits overlap with work: for items twice as far ahead.</summary>
    internal void Prefetch(int count, ReadOnlySpan<uint> following, TagSets sets)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        foreach (var value in Ahead(following, 2 * PrefetchAhead, count))
        {
            Sse.Prefetch0(_items.Pointer + (value >> 1));
        }

        foreach (var value in Ahead(following, PrefetchAhead, count))
        {
            Sse.Prefetch0(sets.WordsOf(_items.Pointer[value >> 1].TagStart));
        }
    }

    private static ReadOnlySpan<uint> Ahead(ReadOnlySpan<uint> following, int distance, int count)
    {
        var start = Math.Min(distance, following.Length);
        return following.Slice(start, Math.Min(count, following.Length - start));
    }

    public void Dispose()
    {
        _items.Dispose();
        _tags.Dispose();
        Sets?.Dispose();
    }
}
