using System.Runtime.Intrinsics;

namespace Overindex.Engine.Counting;

/// <summary>Which instruction path to count over: the options', else the environment's, else the widest that the hardware accelerates.</summary>
internal static class PathChoice
{
    internal static CountingPath Choose(CountingPath asked, string? variable) =>
        asked switch
        {
            CountingPath.Auto => FromVariable(variable) is var forced and not CountingPath.Auto ? forced : Widest(),
            CountingPath.Scalar or CountingPath.V128 or CountingPath.V256 or CountingPath.V512 => asked,
            _ => throw new ArgumentException($"{nameof(CountingOptions)}.{nameof(CountingOptions.Path)} is {asked}; it must be one of {Names()}."),
        };

    private static CountingPath FromVariable(string? variable)
    {
        if (string.IsNullOrEmpty(variable))
        {
            return CountingPath.Auto;
        }

        // Enum.Parse would also take numbers and combinations.
        foreach (var path in Enum.GetValues<CountingPath>())
        {
            if (string.Equals(path.ToString(), variable, StringComparison.OrdinalIgnoreCase))
            {
                return path;
            }
        }

        throw new ArgumentException(
            $"The environment variable {CountingOptions.PathVariable} is '{variable}'; it must be one of {Names()}. Correct or unset it.");
    }

    private static CountingPath Widest() =>
        Vector512.IsHardwareAccelerated ? CountingPath.V512
        : Vector256.IsHardwareAccelerated ? CountingPath.V256
        : Vector128.IsHardwareAccelerated ? CountingPath.V128
        : CountingPath.Scalar;

    private static string Names() => string.Join(", ", Enum.GetNames<CountingPath>()).ToLowerInvariant();
}
