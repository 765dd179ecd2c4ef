using Overindex.EndToEnd.Tests.Oracle;
using Overindex.EndToEnd.Tests.Platforms;

namespace Overindex.EndToEnd.Tests.Naive;

/// <summary>Counts by sets of people, one audience after the other; no SQL, no cleverness.</summary>
internal sealed class NaiveOracle
{
    private readonly NaiveRows _rows;
    private readonly Dictionary<string, HashSet<(string List, string Key)>> _valuesOf = [];
    private readonly Dictionary<(string Account, bool EngagedOnly), HashSet<string>> _members = [];

    public NaiveOracle(RawPlatform platform, DateOnly date, int windowDays)
    {
        _rows = new NaiveRows(platform, date, windowDays);
        foreach (var (person, item, engaged, device) in _rows.Events)
        {
            Join("", person, engaged);
            if (_rows.Items[item].Account is { } account)
                Join(account, person, engaged);
            if (device is not null)
                ValuesOf(person).Add(("devices", device));
        }

        foreach (var person in MembersOf(AudienceKey.Baseline))
            AddDemographics(_rows.People[person]);
        AddInterests(platform.MinEngagements);
    }

    /// <summary>Distinct people of an audience, and of each list and key.</summary>
    public (long People, Dictionary<(string List, string Key), long> Counts) Count(AudienceKey key)
    {
        var counts = new Dictionary<(string, string), long>();
        var members = MembersOf(key);
        foreach (var value in members.SelectMany(ValuesOf))
            counts[value] = counts.GetValueOrDefault(value) + 1;
        return (members.Count, counts);
    }

    private HashSet<string> MembersOf(AudienceKey key) => _members.GetValueOrDefault((key.Account, key.Type == AudienceKey.Engagement))
        ?? [];

    private HashSet<(string List, string Key)> ValuesOf(string person) =>
        _valuesOf.TryGetValue(person, out var values) ? values : _valuesOf[person] = [];

    private void Join(string account, string person, bool engaged)
    {
        foreach (var engagedOnly in (bool[])[false, true])
        {
            if (!_members.TryGetValue((account, engagedOnly), out var members))
                _members[(account, engagedOnly)] = members = [];
            if (engaged || !engagedOnly)
                members.Add(person);
        }
    }

    private void AddDemographics(RawPerson person)
    {
        var country = person.Country is { Length: 2 } two && two.All(char.IsAsciiLetter) ? two.ToLowerInvariant() : person.Country;
        (string List, string? Key)[] values =
        [
            ("ages", person.Age), ("genders", person.Gender), ("countries", country), ("metros", person.Metro),
            .. (person.Devices ?? "").Split(';').Select(x => ("devices", (string?)x)),
        ];
        ValuesOf(person.PersonId!).UnionWith(values.Where(x => NaiveRows.Has(x.Key)).Select(x => (x.List, x.Key!)));
    }

    private void AddInterests(int minEngagements)
    {
        var tagged = _rows.Events.Where(x => x.Engaged).Select(x => (x.Person, x.Item)).Distinct()
            .SelectMany(x => _rows.Items[x.Item].Tags.Select(tag => (x.Person, Interest: tag)))
            .GroupBy(x => x).Where(x => x.Count() >= minEngagements).Select(x => x.Key);
        foreach (var (person, interest) in tagged.Concat(_rows.Given))
        {
            for (var at = interest; NaiveRows.Has(at); at = _rows.Interests[at!].ParentId)
                ValuesOf(person).Add(("interests:" + _rows.Interests[at!].ParentId, at!));
        }
    }
}
