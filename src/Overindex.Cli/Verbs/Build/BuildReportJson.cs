using Overindex.Ingest;

namespace Overindex.Cli.Verbs.Build;

/// <summary>The report of a build for scripts: the same figures as the tables.</summary>
internal sealed record BuildReportJson(
    string Snapshot,
    bool AlreadyThere,
    long People,
    long EngagedPeople,
    int AdAccounts,
    int Interests,
    int Categories,
    AudienceSizes Audiences,
    IReadOnlyList<InputReport> Inputs,
    IReadOnlyList<PhaseSeconds> Phases,
    long Bytes,
    string? RejectsFile)
{
    internal static BuildReportJson From(BuildReport report) => new(
        report.Published.Id.ToString(),
        report.Published.AlreadyThere,
        report.Published.People,
        report.Published.EngagedPeople,
        report.Accounts,
        report.Interests,
        report.Categories,
        report.Audiences,
        report.Inputs,
        [.. report.Phases.Select(PhaseSeconds.From)],
        report.Published.Bytes,
        report.RejectsFile);
}

internal sealed record PhaseSeconds(string Phase, double Seconds)
{
    internal static PhaseSeconds From(PhaseTime phase) => new(phase.Phase, Math.Round(phase.Elapsed.TotalSeconds, 3));
}
