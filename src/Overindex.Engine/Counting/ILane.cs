namespace Overindex.Engine.Counting;

/// <summary>The few operations of positional population count on a piece of a row, so that one algorithm serves every width.</summary>
internal unsafe interface ILane<TVector>
    where TVector : unmanaged
{
    static abstract TVector Load(byte* source);

    static abstract void Store(byte* target, TVector value);

    /// <summary>Adds three bits in each position: the sum's low bit replaces <paramref name="sum"/>, the high bit is returned.</summary>
    static abstract TVector FullAdd(ref TVector sum, TVector b, TVector c);

    /// <summary>Adds bytewise to <paramref name="counters"/> the lowest bit of each byte of <paramref name="bits"/>.</summary>
    static abstract TVector AddLowBits(TVector counters, TVector bits);

    /// <summary>Moves the next bit of each byte down; what comes in from a neighbouring byte is never looked at.</summary>
    static abstract TVector NextBits(TVector bits);
}
