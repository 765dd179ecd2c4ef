namespace Overindex.Bench.Building;

/// <summary>How much to generate; 1 is the size of the goals.</summary>
internal sealed record EventScale(double Scale)
{
    internal const int Interests = 500;
    internal const int Categories = 24;
    internal const int Days = 30;

    internal static readonly DateOnly LastDay = new(2026, 10, 31);

    internal long People => Of(10_000_000);

    internal long Items => Of(1_000_000);

    internal long Accounts => Of(10_000);

    internal long InteractionsADay => Of(100_000_000) / Days;

    private long Of(long whole) => Math.Max(Interests, (long)(whole * Scale));
}
