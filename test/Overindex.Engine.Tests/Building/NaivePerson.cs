namespace Overindex.Engine.Tests.Building;

/// <summary>What a snapshot must say of each person, worked out with sets.</summary>
internal sealed record NaivePerson(int Age, int Country, ulong Devices, string Interests, string Engaged, string ImpressionsOnly)
{
    internal static IEnumerable<NaivePerson> Of(RandomPlatform platform)
    {
        for (var person = 0; person < platform.People.Length; person++)
        {
            var own = platform.Interactions.Where(row => row.Person == person).ToArray();
            if (own.Length > 0)
            {
                yield return Create(platform, person, own);
            }
        }
    }

    private static NaivePerson Create(RandomPlatform platform, int person, (int Person, int Item, bool Engaged, int Device)[] own)
    {
        var engagedItems = own.Where(row => row.Engaged).Select(row => row.Item).ToHashSet();
        var held = Enumerable.Range(0, platform.Parents.Length)
            .Where(interest => engagedItems.Count(item => platform.Items[item].Tags.Contains(interest)) >= platform.MinEngagements)
            .Concat(platform.Direct.Where(row => row.Person == person).Select(row => row.Interest))
            .ToHashSet();
        foreach (var interest in held.ToArray())
        {
            for (var at = interest; at >= 0; at = platform.Parents[at])
            {
                held.Add(at);
            }
        }

        var engagedAccounts = engagedItems.Select(item => platform.Items[item].Account).Where(account => account >= 0).ToHashSet();
        var allAccounts = own.Select(row => platform.Items[row.Item].Account).Where(account => account >= 0).ToHashSet();
        var devices = own.Where(row => row.Device >= 0).Aggregate(platform.People[person].Devices, (bits, row) => bits | (1UL << row.Device));
        return new NaivePerson(
            platform.People[person].Age, platform.People[person].Country, devices,
            string.Join(' ', held.Order()), string.Join(' ', engagedAccounts.Order()), string.Join(' ', allAccounts.Except(engagedAccounts).Order()));
    }
}
