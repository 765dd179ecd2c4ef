namespace Overindex.Engine.Building;

/// <summary>What snapshots of parts of a platform say of the whole of it.</summary>
internal static class JoinedDefinition
{
    /// <exception cref="SnapshotException">They cannot be of the same platform.</exception>
    internal static PlatformDefinition Of(IReadOnlyList<Snapshot> parts)
    {
        var first = parts[0];
        foreach (var (shard, part) in parts.Index())
        {
            if (part.ShardCount != 1)
            {
                throw Differ(shard, "shards inside");
            }

            ThrowUnless(part.Catalog.GenerationDate == first.Catalog.GenerationDate, shard, "a generation date");
            ThrowUnless(part.Catalog.WindowDays == first.Catalog.WindowDays, shard, "a window");
            ThrowUnless(part.MinEngagements == first.MinEngagements, shard, "a minimum of engagements");
            ThrowUnless(Interests(part).SequenceEqual(Interests(first)), shard, "interests");
            ThrowUnless(Accounts(part).SequenceEqual(Accounts(first)), shard, "ad accounts");
        }

        return new PlatformDefinition(
            [.. Interests(first)],
            [.. Accounts(first)],
            [.. Enum.GetValues<Demographic>().Select(demographic => Values(parts, demographic))]);
    }

    private static IOrderedEnumerable<Interest> Interests(Snapshot part) => part.Catalog.Taxonomy.Interests.OrderBy(interest => interest.Id);

    private static IEnumerable<(AdAccountId Id, string Name)> Accounts(Snapshot part)
    {
        for (var ordinal = 0; ordinal < part.Catalog.Accounts.Count; ordinal++)
        {
            var account = part.Catalog.Accounts[ordinal];
            yield return (account.Id, account.Name);
        }
    }

    private static IReadOnlyList<DemographicValue> Values(IReadOnlyList<Snapshot> parts, Demographic demographic)
    {
        var values = new SortedDictionary<string, DemographicValue>(StringComparer.Ordinal);
        foreach (var (shard, part) in parts.Index())
        {
            foreach (var value in part.Catalog.Values(demographic))
            {
                ThrowUnless(values.TryAdd(value.Key, value) || values[value.Key] == value, shard, $"a name of the {demographic} {value.Key}");
            }
        }

        return [.. values.Values];
    }

    private static void ThrowUnless(bool agrees, int shard, string what)
    {
        if (!agrees)
        {
            throw Differ(shard, what);
        }
    }

    private static SnapshotException Differ(int shard, string what) =>
        new($"Shard {shard} has {what} that other shards do not have: it was built from other input, or otherwise. Build it again as they were.");
}
