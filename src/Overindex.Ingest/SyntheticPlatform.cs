using Overindex.Ingest.Synthetic;

namespace Overindex.Ingest;

/// <summary>A made-up platform that looks like life, deterministic for its options: what <c>overindex generate</c> writes.</summary>
public static class SyntheticPlatform
{
    /// <summary>Writes the input files and an <c>overindex.json</c> that builds from them.</summary>
    /// <param name="options">Sizes, seed, format.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up and leaves nothing half-written.</param>
    /// <returns>What was written, and what was planted.</returns>
    /// <exception cref="IngestException">An option is out of range, or the directory cannot be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> asked for it.</exception>
    public static Task<SyntheticReport> GenerateAsync(
        SyntheticOptions options, IProgress<PhaseProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Task.Run(() => new Generation(options, progress, cancellationToken).Run(), cancellationToken);
    }
}

/// <summary>How large a platform to make up.</summary>
public sealed record SyntheticOptions
{
    /// <summary>Where to write; created if need be.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>People, 100 to 100 000 000; default 200 000.</summary>
    public int People { get; init; } = 200_000;

    /// <summary>Ad accounts, 12 to 1 000 000; default 200.</summary>
    public int Accounts { get; init; } = 200;

    /// <summary>Days of interactions, 1 to 3 660; default 30.</summary>
    public int Days { get; init; } = 30;

    /// <summary>
    /// Weeks before the last day that have a generation date too: interactions begin as many weeks earlier, and those who share a planted ad account's taste
    /// come to it in the last window, so that its affinity grows from date to date. The last window is the same as without. 0 up to what lets all windows overlap; default 0.
    /// </summary>
    public int EarlierWeeks { get; init; }

    /// <summary>The last day; default 2026-10-31.</summary>
    public DateOnly LastDay { get; init; } = new(2026, 10, 31);

    /// <summary>The seed; the same options make the same files. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The file format; default Parquet.</summary>
    public SyntheticFormat Format { get; init; } = SyntheticFormat.Parquet;
}

/// <summary>A file format to write.</summary>
public enum SyntheticFormat
{
    /// <summary>Parquet with zstd.</summary>
    Parquet = 0,

    /// <summary>Gzipped CSV.</summary>
    Csv = 1,
}

/// <summary>What was made up.</summary>
/// <param name="ConfigPath">The config to build from.</param>
/// <param name="GenerationDate">The last day of the interactions.</param>
/// <param name="Interactions">Rows of interactions.</param>
/// <param name="Items">Rows of items.</param>
/// <param name="Planted">The planted tastes; the first is the account most worth looking at.</param>
public sealed record SyntheticReport(string ConfigPath, DateOnly GenerationDate, long Interactions, long Items, IReadOnlyList<PlantedTaste> Planted);

/// <summary>An ad account whose audience was made to over-index on an interest.</summary>
/// <param name="AccountId">The ad account.</param>
/// <param name="AccountName">Its name.</param>
/// <param name="InterestId">The interest.</param>
/// <param name="InterestName">Its name.</param>
/// <param name="ExpectedIndex">The affinity index that the plan implies for its total audience.</param>
/// <param name="Tolerance">How far chance may take the measured index from it, as a share of it.</param>
public sealed record PlantedTaste(string AccountId, string AccountName, string InterestId, string InterestName, double ExpectedIndex, double Tolerance);
