namespace Overindex.Ingest.Synthetic;

/// <summary>
/// The items, in this order: those without owner by topic, those tagged with a category only, those without tags, then each ad account's.
/// Within a stretch the first items are the popular ones.
/// </summary>
internal sealed class ItemPlan
{
    private readonly int _seed;
    private readonly InterestCatalog _catalog;
    private readonly AccountPlan _accounts;
    private readonly int[] _topicStart;
    private readonly int[] _topicCount;
    private readonly int _categoryStart;
    private readonly int _categoryCount;
    private readonly int _untaggedStart;
    private readonly int _untaggedCount;
    private readonly int[] _accountStart;
    private readonly int[] _ownedTopics;

    internal ItemPlan(SyntheticOptions options, InterestCatalog catalog, AccountPlan accounts)
    {
        _seed = options.Seed;
        _catalog = catalog;
        _accounts = accounts;
        var free = Math.Clamp(options.People / 8, 3_000, 2_000_000);
        _topicStart = new int[catalog.Ids.Length];
        _topicCount = new int[catalog.Ids.Length];
        var next = 0;
        for (var position = 0; position < catalog.Topics.Length; position++)
        {
            var topic = catalog.Topics[position];
            _topicStart[topic] = next;
            _topicCount[topic] = 3 + (int)(catalog.ShareOfTopic(position) * free);
            next += _topicCount[topic];
        }

        _categoryStart = next;
        _categoryCount = Math.Max(2, free / 500);
        _untaggedStart = _categoryStart + (_categoryCount * catalog.CategoryInterests.Length);
        _untaggedCount = Math.Max(10, free / 50);
        FirstOwned = _untaggedStart + _untaggedCount;
        _accountStart = new int[accounts.Count + 1];
        for (var account = 0; account < accounts.Count; account++)
        {
            var dice = new Dice(~_seed, DiceStream.Item, account);
            var popular = account < accounts.Planted.Count ? 60u : accounts.Popularity[account] / 20_000;
            _accountStart[account + 1] = checked(_accountStart[account] + 4 + (int)dice.Below(12u) + (int)dice.Below(1 + popular));
        }

        Count = checked(FirstOwned + _accountStart[^1]);
        _ownedTopics = new int[_accountStart[^1]];
        for (var account = 0; account < accounts.Count; account++)
        {
            for (var owned = _accountStart[account]; owned < _accountStart[account + 1]; owned++)
                _ownedTopics[owned] = TopicOfOwned(account, owned == _accountStart[account], owned);
        }
    }

    internal int Count { get; }

    internal int FirstOwned { get; }

    internal int OfTopic(int topic, ref Dice dice) => _topicStart[topic] + dice.Rank(_topicCount[topic]);

    internal int OfCategory(int category, ref Dice dice) => _categoryStart + (category * _categoryCount) + dice.Rank(_categoryCount);

    internal int Untagged(ref Dice dice) => _untaggedStart + dice.Rank(_untaggedCount);

    internal int OfAccount(int account, ref Dice dice) =>
        FirstOwned + _accountStart[account] + dice.Rank(_accountStart[account + 1] - _accountStart[account]);

    /// <summary>The main interest of an item that an account owns.</summary>
    internal int MainInterestOfOwned(int item) => _ownedTopics[item - FirstOwned];

    /// <summary>All items in order: the account (or -1), the main interest (or -1) and how many more tags it has room for.</summary>
    internal IEnumerable<(int Account, int Main)> All()
    {
        foreach (var topic in _catalog.Topics.ToArray())
        {
            for (var item = 0; item < _topicCount[topic]; item++)
                yield return (-1, topic);
        }

        foreach (var category in _catalog.CategoryInterests)
        {
            for (var item = 0; item < _categoryCount; item++)
                yield return (-1, category);
        }

        for (var item = 0; item < _untaggedCount; item++)
            yield return (-1, -1);
        for (var account = 0; account < _accounts.Count; account++)
        {
            for (var owned = _accountStart[account]; owned < _accountStart[account + 1]; owned++)
                yield return (account, _ownedTopics[owned]);
        }
    }

    /// <summary>A second tag for an item, or -1; never a guarded one.</summary>
    internal int SecondTag(int item, int main)
    {
        if (main < 0 || _catalog.ParentOf(main) < 0)
            return -1;
        var dice = new Dice(_seed, DiceStream.Item, item);
        var second = dice.Below(100u) switch
        {
            < 26 => _catalog.FreeTopicOf(_catalog.Categories[main], ref dice),
            < 36 => _catalog.ParentOf(main),
            < 42 => _catalog.FreeTopic(ref dice),
            _ => -1,
        };
        return second == main ? -1 : second;
    }

    private int TopicOfOwned(int account, bool first, int owned)
    {
        var theme = _accounts.Themes[account];
        var category = _catalog.Categories[theme];
        var dice = new Dice(~_seed, DiceStream.Item, int.MaxValue + (long)owned);
        return dice.Below(100u) switch
        {
            < 55 => theme,
            _ when first => theme,
            < 88 => _catalog.FreeTopicOf(category, ref dice),
            _ => _catalog.FreeTopic(ref dice),
        };
    }
}
