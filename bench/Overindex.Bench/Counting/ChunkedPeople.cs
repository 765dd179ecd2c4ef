namespace Overindex.Bench.Counting;

/// <summary>Draws people on all cores and hands chunks over in order.</summary>
internal static class ChunkedPeople
{
    private const int ChunkPeople = 1 << 16;

    internal static IEnumerable<T> Select<T>(PlatformSpec spec, Func<PersonDraw, int, int, T> chunk) =>
        Enumerable.Range(0, ((spec.People - 1) / ChunkPeople) + 1)
            .AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(number => chunk(new PersonDraw(spec), number * ChunkPeople, Math.Min(spec.People, (number + 1) * ChunkPeople)));
}
