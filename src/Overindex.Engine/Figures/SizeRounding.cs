namespace Overindex.Engine.Figures;

/// <summary>The size of an audience as published: rounded up to the next boundary of the privacy rules.</summary>
internal static class SizeRounding
{
    internal static long RoundUp(long people, PrivacyRules rules)
    {
        foreach (var boundary in rules.SizeBoundaries)
        {
            if (people <= boundary)
            {
                return boundary;
            }
        }

        return RoundUpToMultiple(people, people <= rules.SizeStepLimit ? rules.SizeStep : UnitOfThreeDigits(people));
    }

    private static long RoundUpToMultiple(long people, long unit)
    {
        var excess = people % unit;
        return excess == 0 ? people : checked(people + (unit - excess));
    }

    private static long UnitOfThreeDigits(long people)
    {
        long unit = 1;
        while (people / unit >= 1_000)
        {
            unit *= 10;
        }

        return unit;
    }
}
