namespace Overindex.Bench.Counting;

/// <summary>A system that can count an audience.</summary>
internal interface IContender
{
    string Name { get; }

    int Threads { get; }

    /// <summary>Counts every interest and every demographic value over an ad account's total audience.</summary>
    /// <returns>Counters in the order of our own answer; the first one, the number of people, is not asked for.</returns>
    long[] Count(int account);
}
