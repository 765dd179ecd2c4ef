using System.Collections.Concurrent;

namespace Overindex.Engine.Counting;

/// <summary>Scratches to reuse. Keeps no more than are useful at once; beyond that the garbage collector takes them.</summary>
internal sealed class ScratchPool
{
    private static readonly int MaxKept = 2 * Environment.ProcessorCount;
    private readonly ConcurrentQueue<CountingScratch> _free = new();

    internal CountingScratch Rent() => _free.TryDequeue(out var scratch) ? scratch : new CountingScratch();

    internal void Return(CountingScratch scratch)
    {
        if (_free.Count < MaxKept)
        {
            _free.Enqueue(scratch);
        }
    }
}
