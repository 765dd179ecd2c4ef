namespace Overindex.Reports.Drawing;

/// <summary>Where a figure stands on its scale, 0 to 1.</summary>
internal static class Scales
{
    /// <summary>An affinity of eight, or an eighth, reaches the edge; what is beyond stops there, and its figure says how far it is.</summary>
    internal const double EdgeOfAffinity = 8;

    /// <summary>From here on an audience stands out, in both directions; between them it is much like everybody.</summary>
    internal const double Over = InterestRow.Over;
    internal const double Under = InterestRow.Under;

    /// <summary>Twice as common lies as far from the middle as half as common.</summary>
    internal static double Affinity(double index) => index <= 0 ? 0 : (Math.Clamp(Math.Log(index, EdgeOfAffinity), -1, 1) + 1) / 2;

    /// <summary>The next round share, so that scales of several charts end alike.</summary>
    internal static double RoundUp(double share) => RoundShares.FirstOrDefault(round => share <= round, 1);

    internal static double Part(double value, double full) => full <= 0 ? 0 : Math.Clamp(value / full, 0, 1);

    private static double[] RoundShares { get; } = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1];
}
