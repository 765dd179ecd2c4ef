namespace Overindex.Engine.Building;

/// <summary>
/// Works out, person by person, what a snapshot keeps: held interests and audiences. Deriving them again on a second
/// pass costs less than keeping them, so the same object serves both passes; it belongs to one thread.
/// </summary>
internal sealed class PersonFacts(
    PlatformIndex platform, ItemTable items, PersonGrouping interactions, PersonGrouping directInterests, int minEngagements)
{
    private readonly int[] _engagements = new int[platform.Shape.Interests];
    private readonly bool[] _holds = new bool[platform.Shape.Interests];
    private readonly List<int> _touched = [];
    private readonly List<int> _held = [];
    private readonly List<int> _audiences = [];
    private uint[] _buffer = new uint[64];

    /// <summary>Whether the person has an interaction in the window.</summary>
    internal bool IsActive { get; private set; }

    /// <summary>Whether the person has an engagement in the window.</summary>
    internal bool IsEngaged { get; private set; }

    /// <summary>Positions of the held interests, ancestors included, in no order.</summary>
    internal IReadOnlyList<int> Held => _held;

    /// <summary>The audiences the person belongs to: account ordinal x 2, plus 1 for impressions only. Each account at most once.</summary>
    internal IReadOnlyList<int> Audiences => _audiences;

    internal static uint Encode(int item, bool engaged) => ((uint)item << 1) | (engaged ? 0u : 1u);

    internal void Read(int person)
    {
        _held.Clear();
        _audiences.Clear();
        IsEngaged = false;
        IsActive = interactions.HasAny(person);
        if (!IsActive)
        {
            return;
        }

        ReadInteractions(interactions.ValuesOf(person, ref _buffer));
        foreach (var interest in directInterests.ValuesOf(person, ref _buffer))
        {
            Hold((int)interest);
        }

        foreach (var interest in _held)
        {
            _holds[interest] = false;
        }

        KeepOnePerAccount();
    }

    private void ReadInteractions(ReadOnlySpan<uint> interactionsOfPerson)
    {
        var lastItem = -1;
        foreach (var value in interactionsOfPerson)
        {
            var item = (int)(value >> 1);
            if (item == lastItem)
            {
                // Sorted: an item's engagement came first and says it all.
                continue;
            }

            lastItem = item;
            var impressionOnly = (int)(value & 1);
            if (items.AccountOf(item) is >= 0 and var account)
            {
                _audiences.Add((account << 1) | impressionOnly);
            }

            if (impressionOnly == 0)
            {
                IsEngaged = true;
                CountTags(item);
            }
        }

        foreach (var interest in _touched)
        {
            _engagements[interest] = 0;
        }

        _touched.Clear();
    }

    private void CountTags(int item)
    {
        foreach (var interest in items.TagsOf(item))
        {
            if (_engagements[interest]++ == 0)
            {
                _touched.Add(interest);
            }

            if (_engagements[interest] == minEngagements)
            {
                Hold(interest);
            }
        }
    }

    private void Hold(int interest)
    {
        for (var at = interest; at >= 0 && !_holds[at]; at = platform.Parents[at])
        {
            _holds[at] = true;
            _held.Add(at);
        }
    }

    private void KeepOnePerAccount()
    {
        _audiences.Sort();
        var kept = 0;
        for (var i = 0; i < _audiences.Count; i++)
        {
            if (kept == 0 || (_audiences[kept - 1] >> 1) != (_audiences[i] >> 1))
            {
                _audiences[kept++] = _audiences[i];
            }
        }

        _audiences.RemoveRange(kept, _audiences.Count - kept);
    }
}
