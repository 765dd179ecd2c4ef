using System.Collections.Concurrent;
using Overindex.Cluster.Members;
using Overindex.Engine;

namespace Overindex.Cluster.Holding;

/// <summary>The heads of the snapshots that this node has to do with, from local copies.</summary>
internal sealed class OpenHeads(SnapshotCopies copies)
{
    private readonly ConcurrentDictionary<string, SnapshotHead> _open = new(StringComparer.Ordinal);
    private readonly Lock _opening = new();

    internal ICollection<SnapshotHead> All => _open.Values;

    internal SnapshotHead? Find(string snapshot) => _open.GetValueOrDefault(snapshot);

    /// <summary>Opens what one of this node's own callers will be answered from.</summary>
    /// <exception cref="SnapshotException">It is missing or damaged.</exception>
    internal SnapshotHead OpenWanted(SnapshotId id, SelfReport self, CancellationToken cancellationToken)
    {
        lock (_opening)
        {
            var head = Open(id, null, cancellationToken);
            self.Want(SnapshotKey.Of(head));
            return head;
        }
    }

    /// <exception cref="SnapshotException">It is missing, damaged, or another one of the same name.</exception>
    internal SnapshotHead Open(SnapshotId id, string? snapshot, CancellationToken cancellationToken)
    {
        lock (_opening)
        {
            if (snapshot is not null && Find(snapshot) is { } known)
            {
                return known;
            }

            var head = copies.OpenHead(id, cancellationToken);
            var key = SnapshotKey.Of(head);
            if (snapshot is not null && key != snapshot)
            {
                head.Dispose();
                throw new SnapshotException(
                    $"Snapshot {id} of this node's data directory is not the one that other nodes have under that name. Let all share one directory.");
            }

            var kept = _open.GetOrAdd(key, head);
            if (!ReferenceEquals(kept, head))
            {
                head.Dispose();
            }

            return kept;
        }
    }

    /// <summary>Closes one that is not needed, asked again while nobody can begin to need it.</summary>
    internal bool TryClose(string snapshot, Func<bool> isNeeded)
    {
        lock (_opening)
        {
            if (isNeeded() || !_open.TryRemove(snapshot, out var head))
            {
                return false;
            }

            head.Dispose();
            return true;
        }
    }

    /// <summary>Closes all but those that a count under way still needs.</summary>
    internal void CloseAll(Func<string, bool> isOpen)
    {
        foreach (var snapshot in _open.Keys)
        {
            TryClose(snapshot, () => isOpen(snapshot));
        }
    }
}
