namespace Overindex.Ingest.Synthetic;

/// <summary>When things happen: more at weekends and in the evening.</summary>
internal sealed class Calendar
{
    private const int SecondsPerHour = 3_600;
    private const int SecondsPerDay = 24 * SecondsPerHour;

    private static readonly WeightedPick Hours = new(
        [18, 12, 9, 7, 7, 9, 16, 28, 38, 42, 45, 48, 52, 50, 48, 48, 50, 56, 66, 78, 88, 84, 62, 36]);
    private readonly WeightedPick _days;

    internal Calendar(SyntheticOptions options)
    {
        FirstDay = options.LastDay.AddDays(1 - options.Days);
        _days = new WeightedPick(Enumerable.Range(0, options.Days).Select(day => FirstDay.AddDays(day).DayOfWeek switch
        {
            DayOfWeek.Sunday => 128UL,
            DayOfWeek.Saturday => 116UL,
            DayOfWeek.Friday => 92UL,
            _ => 100UL,
        }));
    }

    internal DateOnly FirstDay { get; }

    /// <summary>Seconds since the first day's midnight, UTC.</summary>
    internal int Draw(ref Dice dice) =>
        (_days.Pick(ref dice) * SecondsPerDay) + (Hours.Pick(ref dice) * SecondsPerHour) + (int)dice.Below(SecondsPerHour);
}
