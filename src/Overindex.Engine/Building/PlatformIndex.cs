using System.Collections.Frozen;

namespace Overindex.Engine.Building;

/// <summary>A platform definition, checked: parents by position, accounts in the order that snapshots keep them.</summary>
internal sealed class PlatformIndex
{
    internal const int MaxCodes = ushort.MaxValue;
    internal const int MaxFlagBits = 384;
    internal const int MaxDevices = 64;

    internal PlatformIndex(PlatformDefinition definition)
    {
        Definition = definition;
        Shape = new CountShape(
            Values(Demographic.Age), Values(Demographic.Gender), Values(Demographic.Device),
            Values(Demographic.Country), Values(Demographic.Metro), definition.Interests.Count);
        ThrowIfOver("countries", Shape.Countries, MaxCodes);
        ThrowIfOver("metros", Shape.Metros, MaxCodes);
        ThrowIfOver("devices", Shape.Devices, MaxDevices);
        ThrowIfOver("ages, genders and devices together", Shape.Ages + Shape.Genders + Shape.Devices, MaxFlagBits);
        Layout = new Snapshots.RowLayout(Shape);
        ThrowIfOver("interests", Shape.Interests, Layout.DenseInterests + MaxCodes);
        Parents = FindParents(definition.Interests);
        AccountOrder = [.. Enumerable.Range(0, definition.Accounts.Count).OrderBy(position => definition.Accounts[position].Id)];
        AccountOrdinals = Invert(AccountOrder);
        for (var i = 1; i < AccountOrder.Length; i++)
        {
            if (definition.Accounts[AccountOrder[i]].Id == definition.Accounts[AccountOrder[i - 1]].Id)
            {
                throw new ArgumentException($"Ad account {definition.Accounts[AccountOrder[i]].Id} comes twice.", nameof(definition));
            }
        }
    }

    internal PlatformDefinition Definition { get; }

    internal CountShape Shape { get; }

    internal Snapshots.RowLayout Layout { get; }

    /// <summary>Per interest position its parent's position, or -1.</summary>
    internal int[] Parents { get; }

    /// <summary>Positions of the accounts by ascending id.</summary>
    internal int[] AccountOrder { get; }

    /// <summary>Per account position its ordinal in the snapshot.</summary>
    internal int[] AccountOrdinals { get; }

    /// <summary>Positions of the interests from the most widely held to the least, ties by id.</summary>
    internal int[] RankInterests(Func<int, long> holdersOf) =>
        [.. Enumerable.Range(0, Shape.Interests).OrderByDescending(holdersOf).ThenBy(position => Definition.Interests[position].Id)];

    internal static int[] Invert(int[] order)
    {
        var inverse = new int[order.Length];
        for (var ordinal = 0; ordinal < order.Length; ordinal++)
        {
            inverse[order[ordinal]] = ordinal;
        }

        return inverse;
    }

    private int Values(Demographic demographic) => Definition.Demographics[(int)demographic].Count;

    private static void ThrowIfOver(string what, int count, int limit)
    {
        if (count > limit)
        {
            throw new SnapshotException($"The platform has {count} {what}; a snapshot holds at most {limit}. Merge rare values before building.");
        }
    }

    private static int[] FindParents(IReadOnlyList<Interest> interests)
    {
        var positions = interests.Select((interest, position) => (interest.Id, position)).ToFrozenDictionary(x => x.Id, x => x.position);
        var parents = new int[interests.Count];
        for (var i = 0; i < parents.Length; i++)
        {
            parents[i] = interests[i].Parent is not { } parent ? -1
                : positions.TryGetValue(parent, out var position) ? position
                : throw new ArgumentException($"Interest {interests[i].Id} has the unknown parent {parent}.", nameof(interests));
        }

        for (var i = 0; i < parents.Length; i++)
        {
            var steps = 0;
            for (var at = i; at >= 0; at = parents[at])
            {
                if (steps++ > parents.Length)
                {
                    throw new ArgumentException($"Interest {interests[i].Id} is its own ancestor.", nameof(interests));
                }
            }
        }

        return parents;
    }
}
