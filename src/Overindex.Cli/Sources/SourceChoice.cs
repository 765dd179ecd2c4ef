using Overindex.Engine;

namespace Overindex.Cli.Sources;

/// <summary>What the command line says of where answers come from. No record, whose text would show the token.</summary>
internal sealed class SourceChoice(string? host, string? token, string? profile, string? data, SnapshotId? snapshot, bool exact)
{
    internal string? Host { get; } = host;

    internal string? Token { get; } = token;

    internal string? Profile { get; } = profile;

    internal string? Data { get; } = data;

    internal SnapshotId? Snapshot { get; } = snapshot;

    internal bool Exact { get; } = exact;

    internal bool IsRemote => (Host ?? Token ?? Profile) is not null;

    internal bool IsLocal => Data is not null || Snapshot is not null || Exact;
}
