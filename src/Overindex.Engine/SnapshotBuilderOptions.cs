namespace Overindex.Engine;

/// <summary>What a snapshot is built for.</summary>
public sealed record SnapshotBuilderOptions
{
    /// <summary>The most shards a snapshot may have.</summary>
    public const int MaxShards = 4_096;

    /// <summary>The generation date: the last day of the window.</summary>
    public required DateOnly GenerationDate { get; init; }

    /// <summary>Days in the window, at least 1; default 30. Recorded; the caller passes only interactions inside it.</summary>
    public int WindowDays { get; init; } = 30;

    /// <summary>Shards, 1 to 4 096; default 1.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Distinct engaged items tagged with an interest that make a person hold it, at least 1; default 1.</summary>
    public int MinEngagements { get; init; } = 1;

    /// <summary>Threads that publishing uses, at least 1; default one per core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
