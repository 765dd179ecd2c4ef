using System.Runtime.InteropServices;

namespace Overindex.Engine.Building;

/// <summary>
/// Works out, person by person, what a snapshot keeps: held interests and audiences. An object belongs to one thread.
/// </summary>
internal sealed class PersonFacts
{
    private readonly int[] _parents;
    private readonly PackedItems _items;
    private readonly int _minEngagements;
    private readonly int[] _engagements;
    private readonly ulong[] _holds;
    private readonly List<int> _touched = [];
    private readonly List<int> _audiences = [];

    /// <param name="platform">The platform.</param>
    /// <param name="items">Its items.</param>
    /// <param name="minEngagements">Distinct engaged items that make a person hold an interest.</param>
    internal PersonFacts(PlatformIndex platform, PackedItems items, int minEngagements)
    {
        _parents = platform.Parents;
        _items = items;
        _minEngagements = minEngagements;
        _engagements = new int[items.Sets is null ? platform.Shape.Interests : 0];
        _holds = new ulong[WordsOf(platform, items)];
    }

    /// <summary>Whether the person has an engagement in the window.</summary>
    internal bool IsEngaged { get; private set; }

    /// <summary>A bit per position of an interest that is held, ancestors included.</summary>
    internal ReadOnlySpan<ulong> Holds => _holds;

    /// <summary>The audiences the person belongs to: account ordinal x 2, plus 1 for impressions only. Each account at most once.</summary>
    internal ReadOnlySpan<int> Audiences => CollectionsMarshal.AsSpan(_audiences);

    /// <summary>64-bit words of <see cref="Holds"/>.</summary>
    internal static int WordsOf(PlatformIndex platform, PackedItems items) => items.Sets?.Words ?? ((platform.Shape.Interests + 63) / 64);

    internal static uint Encode(int item, bool engaged) => ((uint)item << 1) | (engaged ? 0u : 1u);

    /// <param name="interactions">See <see cref="Encode"/>; in any order; sorted by this call.</param>
    /// <param name="following">Those of the next people, in their order: what they need is asked for ahead.</param>
    /// <param name="direct">Positions of interests that the input says the person holds.</param>
    internal void Read(Span<uint> interactions, ReadOnlySpan<uint> following, ReadOnlySpan<uint> direct)
    {
        _audiences.Clear();
        _holds.AsSpan().Clear();
        IsEngaged = false;
        if (_items.Sets is { } sets)
        {
            ReadOnce(interactions, following, sets);
        }
        else
        {
            interactions.Sort();
            ReadDistinct(interactions);
        }

        foreach (var interest in direct)
        {
            Hold((int)interest);
        }

        KeepOnePerAccount();
    }

    private void ReadOnce(ReadOnlySpan<uint> interactions, ReadOnlySpan<uint> following, TagSets sets)
    {
        var holds = _holds.AsSpan();
        _items.Prefetch(interactions.Length, following, sets);
        foreach (var value in interactions)
        {
            ref readonly var item = ref _items[(int)(value >> 1)];
            Join(item, (int)(value & 1));
            if ((value & 1) == 0)
            {
                sets.Join(item.TagStart, holds);
            }
        }
    }

    private void ReadDistinct(ReadOnlySpan<uint> interactions)
    {
        var last = -1;
        foreach (var value in interactions)
        {
            // Sorted: an item's engagement came first and says it all.
            if ((int)(value >> 1) == last)
            {
                continue;
            }

            last = (int)(value >> 1);
            ref readonly var item = ref _items[last];
            Join(item, (int)(value & 1));
            if ((value & 1) == 0)
            {
                CountTags(item);
            }
        }

        foreach (var interest in _touched)
        {
            _engagements[interest] = 0;
        }

        _touched.Clear();
    }

    private void Join(in Item item, int impressionOnly)
    {
        IsEngaged |= impressionOnly == 0;
        if (item.Account >= 0)
        {
            _audiences.Add((item.Account << 1) | impressionOnly);
        }
    }

    private void CountTags(in Item item)
    {
        foreach (var interest in _items.TagsOf(item))
        {
            if (_engagements[interest]++ == 0)
            {
                _touched.Add(interest);
            }

            if (_engagements[interest] == _minEngagements)
            {
                Hold(interest);
            }
        }
    }

    private void Hold(int interest)
    {
        for (var at = interest; at >= 0 && (_holds[at >> 6] & (1UL << at)) == 0; at = _parents[at])
        {
            _holds[at >> 6] |= 1UL << at;
        }
    }

    private void KeepOnePerAccount()
    {
        var audiences = CollectionsMarshal.AsSpan(_audiences);
        audiences.Sort();
        var kept = 0;
        foreach (var audience in audiences)
        {
            if (kept == 0 || (audiences[kept - 1] >> 1) != (audience >> 1))
            {
                audiences[kept++] = audience;
            }
        }

        CollectionsMarshal.SetCount(_audiences, kept);
    }
}
