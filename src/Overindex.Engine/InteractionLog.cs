using Overindex.Engine.Building;

namespace Overindex.Engine;

/// <summary>
/// The interactions of a window as ordinals of people and items, in any order; 8 bytes each. Several threads may write at once, each with its
/// own writer. What exceeds the memory given is kept in a temporary file.
/// </summary>
public sealed class InteractionLog : IDisposable
{
    private int _maxItem = -1;

    /// <summary>Starts an empty log.</summary>
    /// <param name="people">How many people there are; ordinals are below it.</param>
    /// <param name="memoryBytes">Bytes to keep in memory; default: all. Each writer needs up to 16 MiB more.</param>
    /// <param name="spillDirectory">Where the rest goes; default: nowhere, everything stays in memory.</param>
    public InteractionLog(int people, long memoryBytes = long.MaxValue, string? spillDirectory = null)
        : this(people, new LogMemory(memoryBytes, spillDirectory))
    {
    }

    internal InteractionLog(int people, LogMemory memory)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        Pairs = new PersonLog(people, memory);
    }

    /// <summary>Takes over the interactions of a log, with other person ordinals.</summary>
    internal InteractionLog(InteractionLog other, int[] ordinals, LogMemory memory)
    {
        Pairs = other.Pairs.Renumber(ordinals, memory);
        _maxItem = other._maxItem;
        other.Dispose();
    }

    /// <summary>Interactions of the writers that are completed.</summary>
    public long Count => Pairs.Count;

    /// <summary>Bytes that did not fit into the memory given.</summary>
    public long SpilledBytes => Pairs.Pool.SpilledBytes;

    internal PersonLog Pairs { get; }

    internal int MaxItem => _maxItem;

    /// <summary>Makes a writer for one thread. Dispose it to complete it: what it wrote counts only then.</summary>
    /// <returns>The writer.</returns>
    public InteractionWriter CreateWriter() => new(this);

    /// <summary>Frees the memory and the temporary file.</summary>
    public void Dispose() => Pairs.Dispose();

    internal void Complete(int maxItem)
    {
        int seen;
        while (maxItem > (seen = _maxItem) && Interlocked.CompareExchange(ref _maxItem, maxItem, seen) != seen)
        {
        }
    }
}

/// <summary>One thread's way into an <see cref="InteractionLog"/>. Not safe for concurrent use.</summary>
public sealed class InteractionWriter : IDisposable
{
    private readonly InteractionLog _log;
    private readonly PersonLogWriter _pairs;
    private int _maxItem = -1;

    internal InteractionWriter(InteractionLog log)
    {
        _log = log;
        _pairs = log.Pairs.CreateWriter();
    }

    /// <summary>Adds one interaction inside the window.</summary>
    /// <param name="person">Ordinal of a person, below the number of people.</param>
    /// <param name="item">Ordinal of an item.</param>
    /// <param name="engaged">Whether the action is an engagement.</param>
    public void Add(int person, int item, bool engaged)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)person, (uint)_log.Pairs.People, nameof(person));
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        _maxItem = Math.Max(_maxItem, item);
        _pairs.Add(person, PersonFacts.Encode(item, engaged));
    }

    /// <summary>Completes the writer.</summary>
    public void Dispose()
    {
        _pairs.Dispose();
        _log.Complete(_maxItem);
        _maxItem = -1;
    }
}
