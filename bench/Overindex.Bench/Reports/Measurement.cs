namespace Overindex.Bench.Reports;

/// <summary>What one system took for one question, over several runs.</summary>
internal sealed record Measurement
{
    public required string System { get; init; }

    public required string Question { get; init; }

    public required long People { get; init; }

    public int Threads { get; init; }

    public required int Runs { get; init; }

    public required double MedianMilliseconds { get; init; }

    public required double MinMilliseconds { get; init; }

    public required double MaxMilliseconds { get; init; }

    /// <summary>Managed bytes a run beside its result; none where it makes no sense.</summary>
    public long? AllocatedBytes { get; init; }
}
