using System.Globalization;

namespace Overindex.Engine;

/// <summary>
/// Texts of 1 to 18 ASCII digits as one number each, leading zeros kept apart: shorter texts come first, equal lengths by value.
/// A plain <see cref="long"/> would make "7" and "007" the same id.
/// </summary>
internal static class DecimalText
{
    internal const int MaxDigits = 18;

    // FirstOfLength[n] = how many texts are shorter than n digits (the empty text is not counted).
    private static readonly long[] FirstOfLength = CreateFirstOfLength();

    internal static bool TryEncode(ReadOnlySpan<char> text, out long code)
    {
        code = 0;
        if (text.Length is 0 or > MaxDigits)
        {
            return false;
        }

        long value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        code = FirstOfLength[text.Length] + value;
        return true;
    }

    internal static string Decode(long code)
    {
        var digits = 1;
        while (digits < MaxDigits && code >= FirstOfLength[digits + 1])
        {
            digits++;
        }

        return (code - FirstOfLength[digits]).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    private static long[] CreateFirstOfLength()
    {
        var first = new long[MaxDigits + 1];
        long power = 10;
        for (var n = 2; n <= MaxDigits; n++, power *= 10)
        {
            first[n] = first[n - 1] + power;
        }

        return first;
    }
}
