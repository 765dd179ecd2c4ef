using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Overindex.Server.Serving;

namespace Overindex.Server.Answers;

/// <summary>Makes each answer once and keeps its bytes while they fit. Callers that ask for the same answer at the same time share the making.</summary>
/// <param name="capacityBytes">The memory that kept answers may take.</param>
/// <param name="turns">How many are made at once; by default as many as leave cores to others.</param>
internal sealed class AnswerCache(long capacityBytes, int? turns = null) : IDisposable
{
    // Roughly what an entry takes beside its bytes: key, entry, tag.
    private const int EntryOverhead = 512;

    // Each may count on every core; more at once would only take them from each other, and from answers that are kept already.
    private readonly SemaphoreSlim _turns = new(turns ?? Math.Max(1, Environment.ProcessorCount / 2));
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = capacityBytes });
    private readonly ConcurrentDictionary<AnswerKey, Lazy<Task<Answer>>> _making = new();

    /// <param name="key">What the answer depends on; of the same snapshot as <paramref name="served"/>.</param>
    /// <param name="served">What to make it from; it is held for as long as the making takes, whoever gives up waiting.</param>
    /// <param name="make">Makes the bytes.</param>
    /// <param name="context">Whose caller gives up waiting when it goes away; the making goes on for the others.</param>
    internal ValueTask<Answer> GetAsync(
        AnswerKey key, ServedSnapshot served, Func<ServedSnapshot, AnswerKey, Task<byte[]>> make, HttpContext context)
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
                _making.TryRemove(key, out _);
            }
        }
    }
}
