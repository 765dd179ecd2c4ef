namespace Overindex.Cli.Progress;

/// <summary>How long the rest of a phase will take if it goes on as it has.</summary>
internal static class TimeLeft
{
    private const double LeastKnown = 0.03;
    private static readonly TimeSpan LeastElapsed = TimeSpan.FromSeconds(2);

    /// <returns>Such as <c>about 40 s left</c>; none while it would be a guess.</returns>
    internal static string? Of(double? fraction, TimeSpan elapsed)
    {
        if (fraction is not (>= LeastKnown and < 1) || elapsed < LeastElapsed)
        {
            return null;
        }

        var left = elapsed * ((1 - fraction.Value) / fraction.Value);
        return left.TotalSeconds < 90 ? $"about {Math.Max(1, Math.Round(left.TotalSeconds)):0} s left" : $"about {left.TotalMinutes:0} min left";
    }
}
