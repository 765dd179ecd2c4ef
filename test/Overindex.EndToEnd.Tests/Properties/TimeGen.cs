using System.Globalization;
using CsCheck;

namespace Overindex.EndToEnd.Tests.Properties;

/// <summary>Times around a window, at its very edges too, written in the ways that ISO 8601 allows.</summary>
internal static class TimeGen
{
    public static readonly IReadOnlyList<int> Windows = [1, 2, 7, 30];

    private static readonly TimeSpan[] s_offsets = [TimeSpan.Zero, new(2, 0, 0), new(-5, -30, 0), new(14, 0, 0), new(-12, 0, 0)];

    public static Gen<string?> OccurredAt(DateOnly date) =>
        Gen.Select(Instant(date.ToDateTime(TimeOnly.MinValue)), Gen.Int[0, 7], Gen.OneOf(s_offsets)).Select(x =>
            (string?)Write(x.Item1, x.Item2, x.Item3));

    private static Gen<DateTime> Instant(DateTime midnight)
    {
        var edges = Windows.SelectMany(x => (long[])[-(x - 1) * 86_400L, (-(x - 1) * 86_400L) - 1]).Concat([0, 86_399, 86_400]).ToArray();
        return Gen.Frequency((1, Gen.OneOf(edges)), (4, Gen.Long[-9 * 86_400, 2 * 86_400])).Select(seconds => midnight.AddSeconds(seconds));
    }

    private static string Write(DateTime utc, int style, TimeSpan offset)
    {
        var local = utc + offset;
        var zone = (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
        return style switch
        {
            0 or 1 or 2 => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            3 => utc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            4 => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'.999Z'", CultureInfo.InvariantCulture),
            5 => utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + zone,
        };
    }
}
