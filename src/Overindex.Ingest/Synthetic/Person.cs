namespace Overindex.Ingest.Synthetic;

/// <summary>Who a person is and what they care for; one object is used for one person after the other.</summary>
internal sealed class Person
{
    internal const double InactiveShare = 0.04;
    internal const double LurkerShare = 0.10;
    private const int MostFavourites = 4;

    private static readonly ulong InactiveChance = Dice.ThresholdOf(InactiveShare);
    private static readonly ulong LurkerChance = Dice.ThresholdOf(LurkerShare);
    private readonly Platform _platform;
    private readonly List<int> _tastes = [];
    private readonly int[] _favourites = new int[MostFavourites];

    internal Person(Platform platform)
    {
        _platform = platform;
        Holds = new bool[platform.Plans.Length];
    }

    internal int Ordinal { get; private set; }

    internal Profile Profile { get; private set; }

    /// <summary>Has no interaction at all.</summary>
    internal bool Inactive { get; private set; }

    /// <summary>Looks, but never engages.</summary>
    internal bool Lurker { get; private set; }

    /// <summary>Which guarded interests the person holds: the plan, not chance, decides.</summary>
    internal bool[] Holds { get; }

    /// <summary>Topics the person cares for; repeats are strong ones.</summary>
    internal IReadOnlyList<int> Tastes => _tastes;

    /// <summary>Organic interactions in 30 days.</summary>
    internal uint Activity { get; private set; }

    /// <summary>The share of interactions that are engagements, in percent.</summary>
    internal uint EngagementPercent { get; private set; }

    internal void Become(int ordinal)
    {
        Ordinal = ordinal;
        Profile = _platform.Population.Draw(_platform.Options.Seed, ordinal);
        var dice = new Dice(_platform.Options.Seed, DiceStream.Taste, ordinal);
        Inactive = dice.Chance(InactiveChance);
        Lurker = dice.Chance(LurkerChance);
        EngagementPercent = 15 + dice.Below(50u);
        Activity = DrawActivity(ref dice);
        _tastes.Clear();
        for (var plan = 0; plan < Holds.Length; plan++)
        {
            Holds[plan] = dice.Chance(Dice.ThresholdOf(_platform.Plans[plan].HoldingChance(Profile))) && !Lurker;
            if (Holds[plan])
                _tastes.Add(_platform.Plans[plan].Interest);
        }

        AddFreeTastes(ref dice);
    }

    private void AddFreeTastes(ref Dice dice)
    {
        var planted = _tastes.Count;
        var favourites = 1 + (int)dice.Below(MostFavourites);
        for (var favourite = 0; favourite < favourites; favourite++)
        {
            // Who holds a planted interest mostly likes its neighbours too.
            _favourites[favourite] = favourite < planted && dice.Percent(60)
                ? _platform.Catalog.Categories[_tastes[favourite]]
                : _platform.Population.DrawCategory(Profile, ref dice);
        }

        for (var left = 2 + dice.Below(3u) + Math.Min(7, Activity / 8); left > 0; left--)
            _tastes.Add(_platform.Catalog.FreeTopicOf(_favourites[dice.Rank(favourites)], ref dice));
    }

    private static uint DrawActivity(ref Dice dice) => dice.Below(100u) switch
    {
        < 30 => 1 + dice.Below(5u),
        < 60 => 4 + dice.Below(9u),
        < 82 => 10 + dice.Below(21u),
        < 94 => 25 + dice.Below(46u),
        < 99 => 60 + dice.Below(91u),
        _ => 150 + dice.Below(251u),
    };
}
