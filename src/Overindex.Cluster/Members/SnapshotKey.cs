using Overindex.Engine;

namespace Overindex.Cluster.Members;

/// <summary>What tells a snapshot from every other in the cluster: its name and the checksum of its manifest, as one text.</summary>
internal static class SnapshotKey
{
    private const char Separator = ' ';

    internal static string Of(SnapshotHead head) => $"{head.Id}{Separator}{head.Fingerprint}";

    internal static string NameOf(string key) => key.Split(Separator)[0];

    internal static SnapshotId IdOf(string key) =>
        SnapshotId.TryParse(NameOf(key), out var id) ? id : throw new SnapshotException($"'{key}' names no snapshot.");
}
