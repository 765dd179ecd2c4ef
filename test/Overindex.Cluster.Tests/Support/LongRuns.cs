namespace Overindex.Cluster.Tests.Support;

/// <summary>Some faults last as long as the issue asks only when a variable says so.</summary>
internal static class LongRuns
{
    public const string Variable = "OVERINDEX_CLUSTER_FAULTS";

    public static bool AreAskedFor { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };
}
