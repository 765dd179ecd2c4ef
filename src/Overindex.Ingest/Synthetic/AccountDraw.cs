namespace Overindex.Ingest.Synthetic;

/// <summary>Finds an ad account for a taste: one about that very interest, about its category, or any.</summary>
internal sealed class AccountDraw
{
    private readonly InterestCatalog _catalog;
    private readonly AccountPlan _accounts;
    private readonly int[] _order;
    private readonly int[] _topicStart;
    private readonly int[] _topicEnd;
    private readonly int[] _categoryStart;
    private readonly int[] _categoryEnd;
    private readonly WeightedPick _pick;

    internal AccountDraw(InterestCatalog catalog, AccountPlan accounts)
    {
        _catalog = catalog;
        _accounts = accounts;
        _order = [.. Enumerable.Range(0, accounts.Count)
            .Where(account => accounts.Kinds[account] is AccountKind.Ordinary or AccountKind.ImpressionsOnly)
            .OrderBy(account => catalog.Categories[accounts.Themes[account]])
            .ThenBy(account => accounts.Themes[account])];
        _pick = new WeightedPick(_order.Select(account => (ulong)accounts.Popularity[account]));
        (_topicStart, _topicEnd) = RangesBy(account => accounts.Themes[account], catalog.Ids.Length);
        (_categoryStart, _categoryEnd) = RangesBy(account => catalog.Categories[accounts.Themes[account]], catalog.CategoryInterests.Length);
    }

    /// <summary>An account for somebody with this taste in this country, or -1 when the one drawn is for another country.</summary>
    internal int For(int topic, int country, ref Dice dice)
    {
        var roll = dice.Below(100u);
        var category = _catalog.Categories[topic];
        var account = roll < 45 && _topicStart[topic] < _topicEnd[topic] ? PickIn(_topicStart[topic], _topicEnd[topic], ref dice)
            : roll < 80 && _categoryStart[category] < _categoryEnd[category] ? PickIn(_categoryStart[category], _categoryEnd[category], ref dice)
            : PickIn(0, _order.Length, ref dice);
        var home = _accounts.Homes[account];
        return home < 0 || home == country || dice.Percent(15) ? account : -1;
    }

    private int PickIn(int start, int end, ref Dice dice) => _order[_pick.Pick(ref dice, start, end)];

    private (int[] Start, int[] End) RangesBy(Func<int, int> key, int keys)
    {
        var start = new int[keys];
        var end = new int[keys];
        for (var position = 0; position < _order.Length; position++)
        {
            var at = key(_order[position]);
            if (end[at] == 0)
                start[at] = position;
            end[at] = position + 1;
        }

        return (start, end);
    }
}
