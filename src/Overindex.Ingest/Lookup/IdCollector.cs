using Overindex.Engine;

namespace Overindex.Ingest.Lookup;

/// <summary>One thread's share of the ids of an input, each with what the input says of it.</summary>
/// <typeparam name="T">What is kept of each row.</typeparam>
internal sealed class IdCollector<T>(IdArena arena)
{
    /// <summary>In the order of the calls.</summary>
    internal Blocks<Collected<T>> Rows { get; } = new();

    internal void Add(ReadOnlySpan<byte> id, T payload) => Rows.Add(new Collected<T>(PersonOrder.Hash(id), IdEntry.Of(id, arena), payload));
}

/// <summary>An id with what the input says of it.</summary>
internal readonly record struct Collected<T>(ulong Hash, IdEntry Id, T Payload);
