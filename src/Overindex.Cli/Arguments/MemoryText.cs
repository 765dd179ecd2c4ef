using System.Globalization;

namespace Overindex.Cli.Arguments;

/// <summary>An amount of memory: <c>8GB</c>, <c>1.5GB</c>, <c>1500MB</c>; a GB is 1 024 MB.</summary>
internal static class MemoryText
{
    private const long Megabyte = 1L << 20;
    private const long Gigabyte = 1L << 30;
    private const long Least = Gigabyte;
    private const long Most = 1L << 46;

    internal static long? Parse(string text)
    {
        var unit = text.EndsWith("GB", StringComparison.OrdinalIgnoreCase) ? Gigabyte
            : text.EndsWith("MB", StringComparison.OrdinalIgnoreCase) ? Megabyte
            : throw Wrong();
        if (!decimal.TryParse(text.AsSpan(0, text.Length - 2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number > Most / unit
            || number * unit < Least)
        {
            throw Wrong();
        }

        return (long)(number * unit);
    }

    private static FormatException Wrong() => new("at least 1GB, such as 8GB, 1.5GB or 1500MB.");
}
