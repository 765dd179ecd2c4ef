namespace Overindex.Ingest.Synthetic;

/// <summary>Who a person is and what they care for; one object is used for one person after the other.</summary>
internal sealed class Person
{
    internal const double InactiveShare = 0.04;
    internal const double LurkerShare = 0.10;
    private const uint MostFavourites = 4;
    private const uint RelatedPercent = 55;
    private const uint LikesNeighboursPercent = 60;
    private const uint LikesCategoryOfAccountPercent = 70;

    private static readonly ulong InactiveChance = Dice.ThresholdOf(InactiveShare);
    private static readonly ulong LurkerChance = Dice.ThresholdOf(LurkerShare);
    private readonly Platform _platform;
    private readonly List<int> _tastes = [];
    private readonly List<int> _favourites = [];

    internal Person(Platform platform)
    {
        _platform = platform;
        Holds = new bool[platform.Plans.Length];
        Joins = new bool[platform.Accounts.Planted.Count];
    }

    internal int Ordinal { get; private set; }

    internal Profile Profile { get; private set; }

    /// <summary>Has no interaction at all.</summary>
    internal bool Inactive { get; private set; }

    /// <summary>Looks, but never engages.</summary>
    internal bool Lurker { get; private set; }

    /// <summary>Which guarded interests the person holds: the plan, not chance, decides.</summary>
    internal bool[] Holds { get; }

    /// <summary>Which planted accounts the person's interactions include, again by the plan.</summary>
    internal bool[] Joins { get; }

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
        _favourites.Clear();
        for (var plan = 0; plan < Holds.Length; plan++)
            FollowPlan(plan, _platform.Plans[plan], ref dice);
        AddFreeTastes(ref dice);
    }

    // The plan comes first and tastes follow from it; the other way round its affinity would depend on everything else.
    private void FollowPlan(int plan, PlantedPlan planted, ref Dice dice)
    {
        Holds[plan] = dice.Chance(Dice.ThresholdOf(planted.HoldingChance(Profile))) && !Lurker;
        if (Holds[plan])
        {
            _tastes.Add(planted.Interest);
            if (dice.Percent(LikesNeighboursPercent))
                _favourites.Add(planted.Category);
        }

        if (plan >= Joins.Length)
            return;
        Joins[plan] = dice.Chance(Dice.ThresholdOf(planted.JoiningChance(Holds[plan], Profile)));
        if (Joins[plan] && dice.Percent(LikesCategoryOfAccountPercent))
            _favourites.Add(dice.Percent(55) ? planted.Category : DrawRelated(planted.Category, ref dice));
    }

    private void AddFreeTastes(ref Dice dice)
    {
        for (var left = 1 + (int)dice.Below(MostFavourites) - _favourites.Count; left > 0 || _favourites.Count == 0; left--)
        {
            _favourites.Add(_favourites.Count > 0 && dice.Percent(RelatedPercent)
                ? DrawRelated(_favourites[0], ref dice)
                : _platform.Population.DrawCategory(Profile, ref dice));
        }

        for (var left = 2 + dice.Below(3u) + Math.Min(7, Activity / 8); left > 0; left--)
            _tastes.Add(_platform.Catalog.FreeTopicOf(_favourites[dice.Rank(_favourites.Count)], ref dice));
    }

    private int DrawRelated(int category, ref Dice dice)
    {
        var related = _platform.Catalog.Related[category];
        var drawn = related[dice.Below((uint)related.Length)];
        var fits = dice.Chance(Dice.ThresholdOf(_platform.Population.LeanOf(Profile, drawn)));
        return fits ? drawn : _platform.Population.DrawCategory(Profile, ref dice);
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
