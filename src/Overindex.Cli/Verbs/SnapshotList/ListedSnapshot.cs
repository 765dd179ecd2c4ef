namespace Overindex.Cli.Verbs.SnapshotList;

/// <summary>A snapshot as listed; figures are none where it cannot be opened, and <paramref name="Problem"/> says why.</summary>
internal sealed record ListedSnapshot(
    string Id, DateOnly Date, int Revision, long? People, int? Shards, int? WindowDays, long Bytes, bool ServedByDefault, string? Problem);
