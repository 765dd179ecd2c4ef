using System.Globalization;

namespace Overindex.Cli.Rendering;

/// <summary>Numbers as people read them.</summary>
internal static class Figures
{
    private static readonly string[] ByteUnits = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    internal static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Count(long number, string one, string many) => $"{Count(number)} {(number == 1 ? one : many)}";

    internal static string Window(DateOnly lastDay, int days) =>
        $"{lastDay.AddDays(1 - days):yyyy-MM-dd} to {lastDay:yyyy-MM-dd} ({Count(days, "day", "days")})";

    internal static string People(long people, long engaged) => $"{Count(people)} with an interaction, {Count(engaged)} of them engaged";

    internal static string Percent(double ratio) => (ratio * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    internal static string Bytes(long bytes)
    {
        var unit = 0;
        var value = (double)bytes;
        for (; value >= 1024 && unit < ByteUnits.Length - 1; unit++)
        {
            value /= 1024;
        }

        return $"{value.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture)} {ByteUnits[unit]}";
    }

    internal static string Elapsed(TimeSpan time) => time.TotalMinutes >= 1
        ? $"{(int)time.TotalMinutes} min {time.Seconds} s"
        : $"{time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s";

    internal static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
