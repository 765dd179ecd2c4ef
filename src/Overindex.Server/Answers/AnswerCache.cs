using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Overindex.Server.Serving;

namespace Overindex.Server.Answers;

/// <summary>Makes each answer once and keeps its bytes while they fit. Callers that ask for the same answer at the same time share the making.</summary>
internal sealed class AnswerCache(long capacityBytes) : IDisposable
{
    // Roughly what an entry takes beside its bytes: key, entry, tag.
    private const int EntryOverhead = 512;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = capacityBytes });
    private readonly ConcurrentDictionary<AnswerKey, Lazy<Task<Answer>>> _making = new();

    /// <param name="key">What the answer depends on; of the same snapshot as <paramref name="served"/>.</param>
    /// <param name="served">What to make it from; it is held for as long as the making takes, whoever gives up waiting.</param>
    /// <param name="make">Makes the bytes.</param>
    /// <param name="cancellationToken">Gives up waiting; the making goes on for the others.</param>
    internal ValueTask<Answer> GetAsync(
        AnswerKey key, ServedSnapshot served, Func<ServedSnapshot, AnswerKey, Task<byte[]>> make, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(key, out Answer? kept))
        {
            return ValueTask.FromResult(kept!);
        }

        // The lease is taken here, while the caller's own one keeps the snapshot open for certain.
        var making = _making.GetOrAdd(
            key,
            static (key, state) => new Lazy<Task<Answer>>(() =>
            {
                var lease = state.served.Lease();
                return Task.Run(() => state.self.MakeAsync(key, lease, state.make), CancellationToken.None);
            }),
            (self: this, served, make));
        return new ValueTask<Answer>(making.Value.WaitAsync(cancellationToken));
    }

    internal void Clear() => _kept.Clear();

    public void Dispose() => _kept.Dispose();

    private async Task<Answer> MakeAsync(AnswerKey key, SnapshotLease lease, Func<ServedSnapshot, AnswerKey, Task<byte[]>> make)
    {
        using (lease)
        {
            try
            {
                // Another making may have ended between this caller's look and its turn.
                if (_kept.TryGetValue(key, out Answer? kept))
                {
                    return kept!;
                }

                var answer = new Answer(await make(lease.Served, key));
                _kept.Set(key, answer, new MemoryCacheEntryOptions { Size = answer.Bytes.Length + EntryOverhead });
                return answer;
            }
            finally
            {
                _making.TryRemove(key, out _);
            }
        }
    }
}
