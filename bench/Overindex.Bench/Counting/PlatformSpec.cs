using Overindex.Engine;

namespace Overindex.Bench.Counting;

/// <summary>A made-up platform for counting.</summary>
/// <param name="Name">The cache's name for it.</param>
/// <param name="People">How many.</param>
/// <param name="Interests">In the taxonomy.</param>
/// <param name="Skew">1 makes all interests equally common; more makes the first ones more so.</param>
/// <param name="Audiences">The size of each ad account's audience, most of them ascending.</param>
internal sealed record PlatformSpec(string Name, int People, int Interests, double Skew, params int[] Audiences)
{
    internal const int Held = 12;
    internal const int Categories = 24;

    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000, 10_000_000];

    /// <summary>Every interest fits the row.</summary>
    internal static PlatformSpec Dense { get; } = new("dense-10m", 10_000_000, 448, 2, Sizes);

    /// <summary>Audiences of many: of nearly everybody the others are counted, of half they are not fewer.</summary>
    internal static PlatformSpec Shares { get; } = new("shares-10m", 10_000_000, 448, 2, 5_000_000, 6_000_000, 7_500_000, 9_000_000);

    /// <summary>A third of what people hold is in the tail.</summary>
    internal static PlatformSpec LongTail { get; } = new("tail-10m", 10_000_000, 2_000, 4, Sizes);

    internal static PlatformSpec Small { get; } = new("dense-1m", 1_000_000, 448, 2, Sizes[..3]);

    internal static PlatformSpec Large { get; } = new("dense-100m", 100_000_000, 448, 2, Sizes);

    internal CountShape Shape => new(7, 3, 6, 40, 210, Interests);

    internal static AdAccountId Account(int ordinal) => AdAccountId.Parse((549_755_885_001 + ordinal).ToString(System.Globalization.CultureInfo.InvariantCulture));
}
