using System.Globalization;

namespace Overindex.Cli.Arguments;

/// <summary>How long a token lives: <c>90m</c>, <c>12h</c>, <c>30d</c>, <c>4w</c>, or a UTC day it is still valid on.</summary>
internal static class LifetimeText
{
    private const int MaximumDays = 3_660;

    internal static TimeSpan Parse(string text, TimeProvider time)
    {
        var lifetime = DateText.TryParse(text) is { } lastDay
            ? new DateTimeOffset(
                lastDay.ToDateTime(TimeOnly.MinValue).AddDays(lastDay == DateOnly.MaxValue ? 0 : 1), TimeSpan.Zero) - time.GetUtcNow()
            : ParseDuration(text);
        return lifetime switch
        {
            _ when lifetime <= TimeSpan.Zero => throw new FormatException("in the future."),
            { TotalDays: > MaximumDays + 1 } => throw new FormatException($"at most {MaximumDays} days ahead."),
            _ => lifetime,
        };
    }

    private static TimeSpan ParseDuration(string text)
    {
        var digits = text.AsSpan(0, Math.Max(text.Length - 1, 0));
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw Wrong();
        }

        return text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(Math.Min(number, MaximumDays * 2)),
            'w' => TimeSpan.FromDays(Math.Min(number, MaximumDays) * 7),
            _ => throw Wrong(),
        };
    }

    private static FormatException Wrong() => new("a duration such as 90m, 12h, 30d or 4w, or the last day such as 2026-12-31 (UTC).");
}
