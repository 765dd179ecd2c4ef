using Overindex.Ingest.Building;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Parts;

/// <summary>What became of the rows of all shards together: the same that a build in one go reports.</summary>
internal static class PartReports
{
    internal static IReadOnlyList<InputReport> Sum(IReadOnlyList<PartManifest> manifests) =>
        [.. manifests[0].Reports.Select(report =>
            ShardChoice.IsByPerson(InputKind.All.Single(kind => kind.Name == report.Name))
                ? Sum(report.Name, [.. manifests.Select(manifest => manifest.Reports.Single(other => other.Name == report.Name))])
                : report)];

    private static InputReport Sum(string name, IReadOnlyList<InputReport> reports)
    {
        var tally = new InputTally(name) { Used = reports.Sum(report => report.Used), OutsideWindow = reports.Sum(report => report.OutsideWindow) };
        foreach (var reject in reports.SelectMany(report => report.Rejected))
        {
            tally.Reject(reject.Reason, reject.Rows);
        }

        return tally.ToReport();
    }
}
