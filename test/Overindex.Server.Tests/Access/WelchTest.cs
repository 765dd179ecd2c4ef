namespace Overindex.Server.Tests.Access;

/// <summary>Welch's t-test, as dudect uses it to look for leaks of timing (Reparaz, Balasch, Verbauwhede, "Dude, is my code constant time?", 2017).</summary>
internal static class WelchTest
{
    /// <summary>Beyond it dudect calls two distributions different.</summary>
    internal const double Separable = 4.5;

    // What the operating system did meanwhile lies in the upper tail.
    private const double Kept = 0.9;

    /// <summary>How many standard errors lie between the means of the fastest nine tenths of each sample.</summary>
    internal static double Statistic(double[] first, double[] second)
    {
        var (meanOfFirst, errorOfFirst) = Describe(first);
        var (meanOfSecond, errorOfSecond) = Describe(second);
        return (meanOfFirst - meanOfSecond) / Math.Sqrt(errorOfFirst + errorOfSecond);
    }

    private static (double Mean, double SquaredError) Describe(double[] sample)
    {
        var kept = sample.Order().Take((int)(sample.Length * Kept)).ToArray();
        var mean = kept.Average();
        return (mean, kept.Sum(value => (value - mean) * (value - mean)) / (kept.Length - 1) / kept.Length);
    }
}
