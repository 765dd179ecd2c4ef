using Overindex.Ingest.Duck;

namespace Overindex.Ingest.Building;

/// <summary>One thread's judgement of streamed rows: looks their references up, and uses the good ones.</summary>
internal abstract class RowJudge : IDisposable
{
    /// <summary>The verdict on a row to use; the number of a rule, from 1, is the verdict on a row that breaks it.</summary>
    internal const byte Good = 0;

    /// <summary>The verdict on a good row outside the window.</summary>
    internal const byte OutsideWindow = byte.MaxValue;

    /// <summary>The verdict on a row that another shard judges.</summary>
    internal const byte Elsewhere = byte.MaxValue - 1;

    /// <summary>Says of each row what becomes of it.</summary>
    internal abstract void Judge(in Chunk chunk, Span<byte> verdicts);

    /// <summary>Uses the rows that were found good.</summary>
    internal abstract void Use(in Chunk chunk, ReadOnlySpan<byte> verdicts);

    public abstract void Dispose();
}
