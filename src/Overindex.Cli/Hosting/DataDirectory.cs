using Overindex.Engine;

namespace Overindex.Cli.Hosting;

/// <summary>Finds the snapshot that a verb works on, or says how to get one.</summary>
internal static class DataDirectory
{
    internal static SnapshotId Choose(SnapshotStore store, string dataDirectory, SnapshotId? wanted)
    {
        var newest = store.FindNewest() ?? throw new CliException(
            $"There is no snapshot in '{dataDirectory}'. Build one with 'overindex build --out {dataDirectory}', or name another directory with --data.");
        return wanted switch
        {
            null => newest,
            { } id when store.List().Contains(id) => id,
            { } id => throw new CliException(
                $"There is no snapshot {id} in '{dataDirectory}'; the newest is {newest}. 'overindex snapshot list' shows all."),
        };
    }
}
