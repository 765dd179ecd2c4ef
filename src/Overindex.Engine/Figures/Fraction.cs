namespace Overindex.Engine.Figures;

/// <summary>An exact share: never negative, its denominator never zero. Wide enough for a product of two counts.</summary>
internal readonly record struct Fraction
{
    private Fraction(Int128 numerator, Int128 denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        Numerator = numerator;
        Denominator = denominator;
    }

    internal Int128 Numerator { get; }

    internal Int128 Denominator { get; }

    internal static Fraction Of(long part, long whole) => new(part, whole);

    /// <summary>part/whole divided by basePart/baseWhole.</summary>
    internal static Fraction Index(long part, long whole, long basePart, long baseWhole) =>
        new((Int128)part * baseWhole, (Int128)whole * basePart);

    /// <summary>Rounded half up from the exact value, without trailing zeros.</summary>
    internal decimal Round(int decimals)
    {
        Int128 scale = 1;
        for (var i = 0; i < decimals; i++)
        {
            scale *= 10;
        }

        // The remainder is rounded apart: twice the scaled numerator would leave less room for large counts.
        var whole = Int128.DivRem(Numerator, Denominator);
        var part = Int128.DivRem(checked(whole.Remainder * scale), Denominator);
        var roundsUp = part.Remainder >= Denominator - part.Remainder;
        var units = part.Quotient + (roundsUp ? 1 : 0);
        return (decimal)whole.Quotient + ((decimal)units / (decimal)scale);
    }

    /// <summary>The value to the 28 digits of <see cref="decimal"/>.</summary>
    internal decimal ToDecimal()
    {
        var divisor = GreatestCommonDivisor(Numerator, Denominator);
        return (decimal)(Numerator / divisor) / (decimal)(Denominator / divisor);
    }

    private static Int128 GreatestCommonDivisor(Int128 a, Int128 b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
