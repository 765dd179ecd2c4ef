using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Overindex.Engine;
using Overindex.Server.Serving;

namespace Overindex.Server.Answers;

/// <summary>Makes each answer once and keeps its bytes while they fit. Callers that ask for the same answer at the same time share the making.</summary>
/// <param name="capacityBytes">The memory that kept answers may take.</param>
/// <param name="most">How many may be in the making, before more are refused; by default they wait for each other, so that others have cores left.</param>
internal sealed class AnswerCache(long capacityBytes, int? most = null) : IDisposable
{
    // Roughly what an entry takes beside its bytes: key, entry, tag.
    private const int EntryOverhead = 512;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    // Each may count on every core; more at once would only take them from each other, and from answers that are kept already.
    private readonly SemaphoreSlim _turns = new(most ?? Math.Max(1, Environment.ProcessorCount / 2));
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = capacityBytes });
    private readonly ConcurrentDictionary<AnswerKey, Lazy<Task<Answer>>> _making = new();
    private int _underWay;

    /// <param name="key">What the answer depends on; of the same snapshot as <paramref name="served"/>.</param>
    /// <param name="served">What to make it from; it is held for as long as the making takes, whoever gives up waiting.</param>
    /// <param name="make">Makes the bytes.</param>
    /// <param name="context">Whose caller gives up waiting when it goes away; the making goes on for the others.</param>
    /// <exception cref="CountUnavailableException">Too many are in the making.</exception>
    internal ValueTask<Answer> GetAsync(
        AnswerKey key, ServedSnapshot served, Func<ServedSnapshot, AnswerKey, Task<byte[]>> make, HttpContext context)
    {
        if (_kept.TryGetValue(key, out Answer? kept))
        {
            return ValueTask.FromResult(kept!);
        }

        if (Volatile.Read(ref _underWay) >= most && !_making.ContainsKey(key))
        {
            throw new CountUnavailableException("More is asked than this node can answer.", RetryAfter);
        }

        // The lease is taken here, while the caller's own one keeps the snapshot open for certain.
        var making = _making.GetOrAdd(
            key,
            static (key, state) => new Lazy<Task<Answer>>(() =>
            {
                var lease = state.served.Lease();
                Interlocked.Increment(ref state.self._underWay);
                return Task.Run(() => state.self.MakeAsync(key, lease, state.make), CancellationToken.None);
            }),
            (self: this, served, make));
        return new ValueTask<Answer>(making.Value.WaitAsync(context.RequestAborted));
    }

    internal void Clear() => _kept.Clear();

    // The turns stay: a making whose callers have all left may still end.
    public void Dispose() => _kept.Dispose();

    private async Task<Answer> MakeAsync(AnswerKey key, SnapshotLease lease, Func<ServedSnapshot, AnswerKey, Task<byte[]>> make)
    {
        using (lease)
        {
            await _turns.WaitAsync();
            try
            {
                // Another making may have ended between this caller's look and its turn.
                if (_kept.TryGetValue(key, out Answer? kept))
                {
                    return kept!;
                }

                var answer = new Answer(await make(lease.Served, key));
                _kept.Set(key, answer, new MemoryCacheEntryOptions { Size = answer.KeptBytes + EntryOverhead });
                return answer;
            }
            finally
            {
                _turns.Release();
                Interlocked.Decrement(ref _underWay);
                _making.TryRemove(key, out _);
            }
        }
    }
}
