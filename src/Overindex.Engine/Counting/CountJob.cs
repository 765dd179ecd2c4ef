using System.Threading.Tasks.Sources;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Counting;

/// <summary>
/// One count spread over the thread pool, and the task that its caller awaits; reused, so that counting allocates nothing but the answer.
/// Workers step back in the pool's queue between chunks: a huge audience delays whatever else the process serves by one chunk, not by the whole count.
/// Where something else waits after every chunk, all workers but one leave their cores to it.
/// </summary>
internal sealed class CountJob : IValueTaskSource<AudienceCounts>
{
    // After so many chunks in a row something else was waiting: a load, not a moment.
    private const int Patience = 8;

    private readonly CountingKernel _kernel;
    private readonly ShardView[] _shards;
    private readonly ScratchPool _scratches;
    private readonly object? _owner;
    private readonly MemberChunks _chunks;
    private readonly Worker[] _workers;
    private readonly Lock _collecting = new();
    private ManualResetValueTaskSourceCore<AudienceCounts> _source;
    private AudienceCounts? _counts;
    private CancellationToken _cancellationToken;
    private Exception? _failure;
    private int _working;
    private int _staying;

    /// <param name="kernel">Counts.</param>
    /// <param name="shards">All of the snapshot's.</param>
    /// <param name="scratches">Where workers take their counters from.</param>
    /// <param name="threads">The most workers.</param>
    /// <param name="owner">What keeps the shards' memory.</param>
    internal CountJob(CountingKernel kernel, ShardView[] shards, ScratchPool scratches, int threads, object? owner)
    {
        _kernel = kernel;
        _shards = shards;
        _scratches = scratches;
        _owner = owner;
        _chunks = new MemberChunks(shards);
        _workers = new Worker[threads];
        for (var i = 0; i < threads; i++)
        {
            _workers[i] = new Worker(this);
        }
    }

    internal CountJobPool? Pool { get; set; }

    /// <param name="account">The audience's ad account.</param>
    /// <param name="type">The audience's type.</param>
    /// <param name="ofOthers">Whether to take the others away, from counters that hold everybody.</param>
    /// <param name="counts">What to complete.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal ValueTask<AudienceCounts> Start(int account, AudienceType type, bool ofOthers, AudienceCounts counts, CancellationToken cancellationToken)
    {
        _source.Reset();
        _chunks.Start(account, type, ofOthers);
        _counts = counts;
        _cancellationToken = cancellationToken;
        _failure = null;
        _working = (int)Math.Min(_workers.Length, _chunks.Count());

        _staying = _working;

        // Read before the last worker can end, and with it the job.
        var task = new ValueTask<AudienceCounts>(this, _source.Version);
        foreach (var worker in _workers.AsSpan(0, _working))
        {
            ThreadPool.UnsafeQueueUserWorkItem(worker, preferLocal: false);
        }

        return task;
    }

    AudienceCounts IValueTaskSource<AudienceCounts>.GetResult(short token)
    {
        try
        {
            return _source.GetResult(token);
        }
        finally
        {
            _counts = null;
            _cancellationToken = default;
            Pool?.Return(this);
        }
    }

    ValueTaskSourceStatus IValueTaskSource<AudienceCounts>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<AudienceCounts>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    private bool TryLeave()
    {
        if (Interlocked.Decrement(ref _staying) > 0)
        {
            return true;
        }

        Interlocked.Increment(ref _staying);
        return false;
    }

    private void End(CountingScratch? scratch, Exception? failure)
    {
        lock (_collecting)
        {
            _failure ??= failure;
            if (scratch is not null)
            {
                _kernel.Collect(scratch, _chunks.OfOthers ? -1 : 1, _counts!.Counters);
                _scratches.Return(scratch);
            }
        }

        if (Interlocked.Decrement(ref _working) > 0)
        {
            return;
        }

        GC.KeepAlive(_owner);
        if (_failure is { } first)
        {
            _source.SetException(first);
        }
        else if (_cancellationToken.IsCancellationRequested)
        {
            _source.SetException(new OperationCanceledException(_cancellationToken));
        }
        else
        {
            _source.SetResult(_counts!);
        }
    }

    private sealed class Worker(CountJob job) : IThreadPoolWorkItem
    {
        private CountingScratch? _scratch;
        private int _steppedBack;

        public void Execute()
        {
            try
            {
                if (CountUntilOthersWait() && (_steppedBack < Patience || !job.TryLeave()))
                {
                    ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                    return;
                }
            }
            catch (Exception e)
            {
                // Nobody else could tell the caller; a scratch that failed half-way is left to the garbage collector.
                _scratch = null;
                job.End(scratch: null, e);
                return;
            }

            var scratch = _scratch;
            _scratch = null;
            job.End(scratch, failure: null);
        }

        /// <returns>Whether chunks may be left.</returns>
        private bool CountUntilOthersWait()
        {
            if (_scratch is null)
            {
                _scratch = job._scratches.Rent();
                job._kernel.Clear(_scratch);
                _steppedBack = 0;
            }

            for (var chunks = 0; !job._cancellationToken.IsCancellationRequested && job._chunks.TryTake(_scratch, out var shard, out var people); chunks++)
            {
                job._kernel.Add(job._shards[shard], people, _scratch);
                if (ThreadPool.PendingWorkItemCount > 0)
                {
                    _steppedBack = chunks == 0 ? _steppedBack + 1 : 1;
                    return true;
                }
            }

            return false;
        }
    }
}
