namespace Overindex.Ingest.Lookup;

/// <summary>A list that grows by blocks: nothing is copied, and nothing twice its size is left behind.</summary>
internal sealed class Blocks<T>
{
    private const int Shift = 14;
    private const int Mask = (1 << Shift) - 1;

    private readonly List<T[]> _blocks = [];

    internal int Count { get; private set; }

    internal ref T this[int index] => ref _blocks[index >> Shift][index & Mask];

    internal void Add(T element)
    {
        if (Count >> Shift == _blocks.Count)
        {
            _blocks.Add(new T[1 << Shift]);
        }

        _blocks[^1][Count++ & Mask] = element;
    }
}
