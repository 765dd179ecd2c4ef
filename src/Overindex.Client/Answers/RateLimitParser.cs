using System.Globalization;

namespace Overindex.Client.Answers;

/// <summary>Reads the lists of the rate-limit headers: <c>1000, 100;w=1;name="a"</c>. What it does not know it passes over.</summary>
internal static class RateLimitParser
{
    // A reset this large is a point in time, not a delay: 31 years of seconds.
    private const long FirstUnixTime = 1_000_000_000;

    internal static long? First(string? header) => Items(header) is [var first, ..] ? first.Value : null;

    internal static TimeSpan? Delay(long? reset, DateTimeOffset receivedAt)
    {
        if (reset is not (>= 0 and < FirstUnixTime * 10))
        {
            return null;
        }

        var delay = reset < FirstUnixTime
            ? TimeSpan.FromSeconds(reset.Value)
            : DateTimeOffset.FromUnixTimeSeconds(reset.Value) - receivedAt;
        return delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
    }

    internal static IReadOnlyList<RateLimitBucket> Buckets(RateLimit source)
    {
        var limits = Items(source.LimitHeader);
        var remaining = Items(source.RemainingHeader);
        var resets = Items(source.ResetHeader);

        // The item that stands before the named ones repeats the one that is nearest to its end.
        var listed = limits.Exists(item => item.Name is not null) ? limits.FindAll(item => item.Name is not null) : limits;
        return [.. listed.Select(item => new RateLimitBucket(
            item.Name,
            item.Value,
            item.Window,
            Match(remaining, item, listed.Count),
            Delay(Match(resets, item, listed.Count), source.ReceivedAt)))];
    }

    private static long? Match(List<Item> items, Item bucket, int count)
    {
        var found = items.FindIndex(item => item.Name == bucket.Name && (item.Name is not null || count == 1));
        return found < 0 ? null : items[found].Value;
    }

    private static List<Item> Items(string? header)
    {
        var items = new List<Item>();
        foreach (var part in Split(header ?? "", ','))
        {
            var fields = Split(part, ';');
            if (fields.Count == 0 || !long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                continue;
            }

            items.Add(new Item(value, Window(Parameter(fields, "w")), Parameter(fields, "name")));
        }

        return items;
    }

    private static TimeSpan? Window(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

    private static string? Parameter(List<string> fields, string name)
    {
        foreach (var field in fields.Skip(1))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && field.AsSpan(0, equals).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return field[(equals + 1)..].Trim().Trim('"');
            }
        }

        return null;
    }

    private static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var (start, quoted) = (0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '"')
            {
                quoted = !quoted;
            }

            if (i == text.Length || (text[i] == separator && !quoted))
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        return parts;
    }

    private sealed record Item(long Value, TimeSpan? Window, string? Name);
}
