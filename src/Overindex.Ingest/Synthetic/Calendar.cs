namespace Overindex.Ingest.Synthetic;

/// <summary>When things happen: more at weekends and in the evening.</summary>
internal sealed class Calendar
{
    internal const int DaysPerWeek = 7;
    private const int SecondsPerHour = 3_600;
    private const int SecondsPerDay = 24 * SecondsPerHour;

    private static readonly WeightedPick Hours = new(
        [18, 12, 9, 7, 7, 9, 16, 28, 38, 42, 45, 48, 52, 50, 48, 48, 50, 56, 66, 78, 88, 84, 62, 36]);
    private readonly WeightedPick _days;
    private readonly WeightedPick _earlierDays;

    internal Calendar(SyntheticOptions options)
    {
        EarlierDays = DaysPerWeek * options.EarlierWeeks;
        FirstDay = options.LastDay.AddDays(1 - options.Days - EarlierDays);
        _earlierDays = new WeightedPick(Weights(FirstDay, EarlierDays));
        _days = new WeightedPick(Weights(FirstDay.AddDays(EarlierDays), options.Days));
    }

    internal DateOnly FirstDay { get; }

    /// <summary>Days before the last window.</summary>
    internal int EarlierDays { get; }

    /// <summary>Seconds since the first day's midnight, UTC.</summary>
    internal int Draw(ref Dice dice) => At(EarlierDays + _days.Pick(ref dice), ref dice);

    /// <summary>The same before the last window, from one of its days on.</summary>
    internal int DrawEarlier(int firstDay, ref Dice dice) => At(_earlierDays.Pick(ref dice, firstDay, EarlierDays), ref dice);

    private static int At(int day, ref Dice dice) =>
        (day * SecondsPerDay) + (Hours.Pick(ref dice) * SecondsPerHour) + (int)dice.Below(SecondsPerHour);

    private static IEnumerable<ulong> Weights(DateOnly first, int days) => Enumerable.Range(0, days).Select(day => first.AddDays(day).DayOfWeek switch
    {
        DayOfWeek.Sunday => 128UL,
        DayOfWeek.Saturday => 116UL,
        DayOfWeek.Friday => 92UL,
        _ => 100UL,
    });
}
