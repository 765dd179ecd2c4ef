using System.Collections.Frozen;

namespace Overindex.Server.Tokens;

/// <summary>
/// The tokens as last read. The file is looked at again on a miss, and otherwise at most twice a second; a file written
/// moments before it was read is read again, since a second replacement in the same tick would carry the same stamp.
/// </summary>
internal sealed class TokenTableCache(TokenFile file, TimeProvider timeProvider)
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);
    private readonly Lock _gate = new();
    private volatile Table? _table;

    private sealed record Table(FrozenDictionary<string, StoredToken> ById, (DateTime Written, long Length) Stamp, bool IsSettled)
    {
        private long _checkedAt;

        internal long CheckedAt
        {
            get => Volatile.Read(ref _checkedAt);
            set => Volatile.Write(ref _checkedAt, value);
        }
    }

    internal void Forget()
    {
        // Under the lock, so that a read that began earlier cannot put its older table back.
        lock (_gate)
        {
            _table = null;
        }
    }

    internal StoredToken? Find(string id)
    {
        if (_table is { } table && timeProvider.GetElapsedTime(table.CheckedAt) < CheckInterval && table.ById.TryGetValue(id, out var stored))
        {
            return stored;
        }

        return Refresh().ById.GetValueOrDefault(id);
    }

    private Table Refresh()
    {
        lock (_gate)
        {
            // Before the read: a replacement in between makes the stamp differ at the next look, and that comes in time however long the read takes.
            var looked = timeProvider.GetTimestamp();
            var stamp = file.Stamp();
            if (_table is not { IsSettled: true } table || table.Stamp != stamp)
            {
                var settled = (timeProvider.GetUtcNow().UtcDateTime - stamp.Written).Duration() > Settled;
                table = new Table(file.Read().ToFrozenDictionary(stored => stored.Token.Id, StringComparer.Ordinal), stamp, settled);
            }

            table.CheckedAt = looked;
            _table = table;
            return table;
        }
    }
}
