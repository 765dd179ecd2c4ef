using Overindex.Engine.Building;

namespace Overindex.Ingest.Lookup;

/// <summary>The bytes of long ids, in native memory, where they never move.</summary>
internal sealed unsafe class IdArena : IDisposable
{
    private const int BlockBytes = 1 << 22;

    private readonly List<NativeArray<byte>> _blocks = [];
    private byte* _next;
    private byte* _end;

    internal byte* Add(ReadOnlySpan<byte> id)
    {
        if (_end - _next < id.Length)
        {
            var block = Math.Max(BlockBytes, id.Length);
            _blocks.Add(new NativeArray<byte>(block));
            _next = _blocks[^1].Pointer;
            _end = _next + block;
        }

        var start = _next;
        id.CopyTo(new Span<byte>(start, id.Length));
        _next += id.Length;
        return start;
    }

    public void Dispose()
    {
        _blocks.ForEach(block => block.Dispose());
        _blocks.Clear();
        _next = _end = null;
    }
}
