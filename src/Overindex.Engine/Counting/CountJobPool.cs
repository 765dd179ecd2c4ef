using System.Collections.Concurrent;

namespace Overindex.Engine.Counting;

/// <summary>Jobs to reuse, as <see cref="ScratchPool"/> keeps scratches.</summary>
internal sealed class CountJobPool
{
    private static readonly int MaxKept = 2 * Environment.ProcessorCount;
    private readonly ConcurrentQueue<CountJob> _free = new();
    private readonly Func<CountJob> _create;

    internal CountJobPool(Func<CountJob> create) => _create = create;

    internal CountJob Rent()
    {
        if (!_free.TryDequeue(out var job))
        {
            job = _create();
            job.Pool = this;
        }

        return job;
    }

    internal void Return(CountJob job)
    {
        if (_free.Count < MaxKept)
        {
            _free.Enqueue(job);
        }
    }
}
