namespace Overindex.Bench.Counting;

/// <summary>Members drawn at random, ascending: Knuth's selection sampling, so the size is exact.</summary>
internal static class AudienceDraw
{
    internal static uint[] Members(int people, int size, int account)
    {
        var members = GC.AllocateUninitializedArray<uint>(size);
        var dice = new Dice(0xA0D1_E4CE_0000_0000 + (ulong)account);
        var taken = 0;
        for (var person = 0; taken < size; person++)
        {
            if (dice.Share() * (people - person) < size - taken)
            {
                members[taken++] = (uint)person;
            }
        }

        return members;
    }

    /// <summary>Whether a member engaged with the ad account, rather than only saw it.</summary>
    internal static bool IsEngaged(uint member, int account) => new Dice(((ulong)account << 32) + member).Below(10) < 4;
}
