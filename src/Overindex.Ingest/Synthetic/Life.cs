namespace Overindex.Ingest.Synthetic;

/// <summary>What a person does on the platform.</summary>
internal sealed class Life(Platform platform)
{
    private readonly InterestCatalog _catalog = platform.Catalog;
    private readonly List<Interaction> _done = [];
    private readonly Devices _devices = new();
    private readonly WeightedPick _engagements = new([0, 52, 25, 14, 9]);
    private Person _person = new(platform);
    private bool _earlier;
    private int _firstDay;

    /// <summary>All that a person does, in no particular order; valid until the next call.</summary>
    internal List<Interaction> Of(Person person)
    {
        _person = person;
        _done.Clear();
        if (person.Inactive)
            return _done;
        var dice = new Dice(platform.Options.Seed, DiceStream.Life, person.Ordinal);
        _devices.Own(person.Profile, platform.Population.IphonePercents[person.Profile.Country], ref dice);
        ProveHeldInterests(ref dice);
        Browse(ref dice);
        MeetPlantedAccounts(ref dice);
        MeetAccounts(ref dice);
        foreach (var membership in platform.Small.Of(person.Ordinal))
            Meet((int)(membership & uint.MaxValue), person.EngagementPercent, ref dice);
        if (platform.Calendar.EarlierDays > 0)
            LiveEarlier();
        return _done;
    }

    // Its own dice, so that the last window is the same with and without earlier ones. Whoever shares a planted account's taste has not met it yet: of the last
    // window's meetings an earlier one has the more the later it is, so that the affinity grows.
    private void LiveEarlier()
    {
        var dice = new Dice(platform.Options.Seed, DiceStream.Earlier, _person.Ordinal);

        // Something in the week that all earlier windows have: nobody is missing from one of them.
        (_earlier, _firstDay) = (true, platform.Calendar.EarlierDays - Calendar.DaysPerWeek);
        Do(ItemToSee(ref dice), engaged: false, ref dice);
        ProveHeldInterests(ref dice);
        MeetPlantedAccounts(ref dice);
        _firstDay = 0;
        Browse(ref dice);
        MeetAccounts(ref dice);
        _earlier = false;
    }

    private void ProveHeldInterests(ref Dice dice)
    {
        for (var plan = 0; plan < _person.Holds.Length; plan++)
        {
            if (_person.Holds[plan])
                Do(platform.Items.OfTopic(platform.Plans[plan].Interest, ref dice), engaged: true, ref dice);
        }
    }

    private void Browse(ref Dice dice)
    {
        var scaled = (ulong)_person.Activity * (uint)(_earlier ? platform.Calendar.EarlierDays : platform.Options.Days);
        var left = Math.Max(1, (scaled / 30) + (dice.Below(30u) < scaled % 30 ? 1u : 0u));
        for (; left > 0; left--)
        {
            var engaged = !_person.Lurker && dice.Percent(_person.EngagementPercent);
            Do(engaged ? ItemToEngageWith(ref dice) : ItemToSee(ref dice), engaged, ref dice);
        }
    }

    private int ItemToEngageWith(ref Dice dice)
    {
        var topic = dice.Percent(86) ? Taste(ref dice) : _catalog.FreeTopicOf(CategoryOfChance(ref dice), ref dice);
        return dice.Percent(6) ? platform.Items.OfCategory(_catalog.Categories[topic], ref dice) : platform.Items.OfTopic(topic, ref dice);
    }

    private int ItemToSee(ref Dice dice)
    {
        if (dice.Percent(2))
            return platform.Items.Untagged(ref dice);
        var topic = dice.Percent(60) ? Taste(ref dice) : _catalog.AnyTopicOf(CategoryOfChance(ref dice), ref dice);
        return platform.Items.OfTopic(topic, ref dice);
    }

    private void MeetPlantedAccounts(ref Dice dice)
    {
        for (var account = 0; account < _person.Joins.Length; account++)
        {
            if (_person.Joins[account] && !(_earlier && _person.Holds[account]))
                Meet(account, _person.EngagementPercent, ref dice);
        }
    }

    // How many accounts a person meets does not depend on how active they are: else every audience would over-index on everything.
    private void MeetAccounts(ref Dice dice)
    {
        var left = dice.Below(100u) switch { < 26 => 0, < 52 => 1, < 72 => 2, < 85 => 3, < 94 => 4, _ => 7 };
        for (; left > 0; left--)
        {
            var topic = Taste(ref dice);
            var account = platform.Draw.For(topic, _person.Profile.Country, ref dice);
            if (account < 0)
                continue;
            var fits = _catalog.Categories[platform.Accounts.Themes[account]] == _catalog.Categories[topic];
            var engagement = platform.Accounts.Kinds[account] == AccountKind.ImpressionsOnly ? 0 : _person.EngagementPercent;
            Meet(account, fits ? engagement : engagement / 3, ref dice);
        }
    }

    private void Meet(int account, uint engagementPercent, ref Dice dice)
    {
        do
        {
            var item = platform.Items.OfAccount(account, ref dice);
            var guard = _catalog.Guards[platform.Items.MainInterestOfOwned(item)];
            var engaged = !_person.Lurker && (guard < 0 || _person.Holds[guard]) && dice.Percent(engagementPercent);
            Do(item, engaged, ref dice);
        }
        while (dice.Percent(48));
    }

    private int CategoryOfChance(ref Dice dice) => platform.Population.DrawCategory(_person.Profile, ref dice);

    private int Taste(ref Dice dice) => _person.Tastes[(int)dice.Below((uint)_person.Tastes.Count)];

    private void Do(int item, bool engaged, ref Dice dice) => _done.Add(new Interaction(
        item,
        engaged ? (sbyte)_engagements.Pick(ref dice) : Interaction.Impression,
        _earlier ? platform.Calendar.DrawEarlier(_firstDay, ref dice) : platform.Calendar.Draw(ref dice),
        (sbyte)_devices.Use(ref dice)));
}
