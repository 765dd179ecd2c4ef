using Overindex.Ingest;

namespace Overindex.Cli.Verbs.Build;

/// <summary>The report of a shard for scripts: the same figures as the tables.</summary>
internal sealed record ShardReportJson(
    int Shard,
    int Shards,
    string Path,
    bool AlreadyThere,
    long People,
    long EngagedPeople,
    IReadOnlyList<InputReport> Inputs,
    IReadOnlyList<PhaseSeconds> Phases,
    long Bytes,
    string? RejectsFile)
{
    internal static ShardReportJson From(ShardReport report) => new(
        report.Shard,
        report.Shards,
        report.Path,
        report.AlreadyThere,
        report.People,
        report.EngagedPeople,
        report.Inputs,
        [.. report.Phases.Select(PhaseSeconds.From)],
        report.Bytes,
        report.RejectsFile);
}
