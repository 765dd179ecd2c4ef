namespace Overindex.Ingest.Synthetic;

/// <summary>Who is in the audience of the accounts that have a handful of people only, by person.</summary>
internal sealed class SmallAudiences
{
    private const uint Fewest = 3;
    private const uint Most = 80;

    private readonly ulong[] _memberships;

    internal SmallAudiences(SyntheticOptions options, AccountPlan accounts)
    {
        var memberships = new List<ulong>();
        for (var account = 0; account < accounts.Count; account++)
        {
            if (accounts.Kinds[account] != AccountKind.Small)
                continue;
            var dice = new Dice(options.Seed, DiceStream.SmallAudience, account);
            for (var left = Fewest + dice.Below(Most - Fewest); left > 0; left--)
                memberships.Add(((ulong)dice.Below((uint)options.People) << 32) | (uint)account);
        }

        memberships.Sort();
        _memberships = [.. memberships.Distinct()];
    }

    /// <summary>The accounts of a person, each in the low 32 bits.</summary>
    internal ReadOnlySpan<ulong> Of(int person)
    {
        var start = Array.BinarySearch(_memberships, (ulong)person << 32);
        start = start < 0 ? ~start : start;
        var end = start;
        while (end < _memberships.Length && (int)(_memberships[end] >> 32) == person)
            end++;
        return _memberships.AsSpan(start, end - start);
    }
}
