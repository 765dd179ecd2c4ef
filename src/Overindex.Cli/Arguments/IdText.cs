using Overindex.Engine;

namespace Overindex.Cli.Arguments;

internal static class IdText
{
    internal static AdAccountId ParseAccount(string text) =>
        AdAccountId.TryParse(text, out var id) ? id : throw new FormatException("an ad account id: 1 to 18 digits.");

    internal static SnapshotId ParseSnapshot(string text) =>
        SnapshotId.TryParse(text, out var id)
            ? id
            : throw new FormatException("a snapshot such as 2026-10-31.r1; 'overindex snapshot list' shows them.");
}
