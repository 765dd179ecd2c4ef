using System.Globalization;
using System.Text.RegularExpressions;
using Overindex.EndToEnd.Tests.Platforms;

namespace Overindex.EndToEnd.Tests.Naive;

/// <summary>The used rows of a platform, by loops and sets: the second opinion on the oracle's SQL.</summary>
internal sealed partial class NaiveRows
{
    public NaiveRows(RawPlatform platform, DateOnly date, int windowDays)
    {
        foreach (var row in platform.People.Where(x => Has(x.PersonId)))
            People.TryAdd(row.PersonId!, row);
        var seenInterests = new HashSet<string>();
        foreach (var row in platform.Interests.Where(x => IsId(x.InterestId)))
        {
            if (seenInterests.Add(row.InterestId!) && Has(row.Name))
                Interests.Add(row.InterestId!, row);
        }

        var seenAccounts = new HashSet<string>();
        foreach (var row in (platform.Accounts ?? []).Where(x => IsId(x.Key) && seenAccounts.Add(x.Key!)))
            Accounts.Add(row.Key!, Has(row.Name) ? row.Name! : row.Key!);
        var seenItems = new HashSet<string>();
        foreach (var row in platform.Items.Where(x => Has(x.ItemId) && seenItems.Add(x.ItemId!)))
            AddItem(row, platform.Accounts is not null);
        foreach (var row in platform.Interactions)
            AddInteraction(row, date, windowDays);
        foreach (var row in platform.PersonInterests ?? [])
        {
            if (Has(row.PersonId) && People.ContainsKey(row.PersonId!) && Has(row.InterestId) && Interests.ContainsKey(row.InterestId!))
                Given.Add((row.PersonId!, row.InterestId!));
        }
    }

    public Dictionary<string, RawPerson> People { get; } = [];

    public Dictionary<string, RawInterest> Interests { get; } = [];

    public Dictionary<string, string> Accounts { get; } = [];

    public Dictionary<string, (string? Account, HashSet<string> Tags)> Items { get; } = [];

    public List<(string Person, string Item, bool Engaged, string? Device)> Events { get; } = [];

    public HashSet<(string Person, string Interest)> Given { get; } = [];

    public static bool Has(string? text) => !string.IsNullOrEmpty(text);

    private static bool IsId(string? text) => Has(text) && IdPattern().IsMatch(text!);

    private void AddItem(RawItem row, bool accountsGiven)
    {
        var tags = Has(row.InterestIds) ? row.InterestIds!.Split(';') : [];
        if ((Has(row.AdAccountId) && (!IsId(row.AdAccountId) || (accountsGiven && !Accounts.ContainsKey(row.AdAccountId!))))
            || tags.Any(tag => !Interests.ContainsKey(tag)))
            return;
        Items.Add(row.ItemId!, (Has(row.AdAccountId) ? row.AdAccountId : null, [.. tags]));
        if (!accountsGiven && Has(row.AdAccountId))
            Accounts.TryAdd(row.AdAccountId!, row.AdAccountId!);
    }

    private void AddInteraction(RawInteraction row, DateOnly date, int windowDays)
    {
        if (!Has(row.PersonId) || !Has(row.ItemId) || !Has(row.Action) || !People.ContainsKey(row.PersonId!)
            || !Items.ContainsKey(row.ItemId!)
            || !DateTimeOffset.TryParse(row.OccurredAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return;
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        if (day <= date && day > date.AddDays(-windowDays))
            Events.Add((row.PersonId!, row.ItemId!, row.Action != "impression", Has(row.Device) ? row.Device : null));
    }

    [GeneratedRegex(@"\A[0-9]{1,18}\z", RegexOptions.NonBacktracking)]
    private static partial Regex IdPattern();
}
