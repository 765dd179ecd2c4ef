using System.Runtime.InteropServices;

namespace Overindex.Engine.Building;

/// <summary>
/// What was worked out about the people of one section, in their order, until it is known where it goes: their interests by position, and their audiences.
/// It takes the memory that their interactions have left, about as much, and spills like them.
/// </summary>
/// <param name="pool">The memory.</param>
/// <param name="words">64-bit words of a person's interests.</param>
internal sealed unsafe class FactLog(ExtentPool pool, int words)
{
    private readonly ExtentPool _pool = pool;
    private readonly int _words = words;
    private readonly List<Extent> _extents = [];
    private readonly int _capacity = pool.ExtentBytes / sizeof(ulong);
    private nint _memory;
    private int _used;

    /// <summary>Adds a person; people come in the order of their ordinals.</summary>
    internal void Add(int person, PersonFacts facts)
    {
        var audiences = facts.Audiences;
        Write([Pack(person, audiences.Length)]);
        Write(facts.Holds);
        var pairs = MemoryMarshal.Cast<int, ulong>(audiences);
        Write(pairs);
        if ((audiences.Length & 1) != 0)
        {
            Write([(uint)audiences[^1]]);
        }
    }

    /// <summary>Nothing more is added.</summary>
    internal void Complete()
    {
        if (_memory != 0 && !Keep())
        {
            _pool.Return(_memory);
        }

        _memory = 0;
    }

    internal Reader Read() => new(this);

    private static ulong Pack(int person, int audiences) => ((ulong)(uint)person << 32) | (uint)audiences;

    private void Write(ReadOnlySpan<ulong> values)
    {
        while (!values.IsEmpty)
        {
            if (_memory == 0 || _used == _capacity)
            {
                Turn();
            }

            var count = Math.Min(values.Length, _capacity - _used);
            values[..count].CopyTo(new Span<ulong>((ulong*)_memory + _used, count));
            _used += count;
            values = values[count..];
        }
    }

    private void Turn()
    {
        if (_memory == 0 || Keep())
        {
            _memory = _pool.Rent();
        }

        _used = 0;
    }

    /// <returns>Whether the memory is in use now.</returns>
    private bool Keep()
    {
        var (extent, isFree) = _pool.Keep(_memory, _used);
        _extents.Add(extent);
        return !isFree;
    }

    /// <summary>Goes through the people once. Belongs to one thread.</summary>
    internal ref struct Reader
    {
        private readonly FactLog _log;
        private readonly ulong[] _buffer;
        private ulong[] _scratch;
        private ReadOnlySpan<ulong> _extent;
        private int _next;

        internal Reader(FactLog log)
        {
            _log = log;
            _buffer = new ulong[log._capacity];
            _scratch = [];
        }

        /// <summary>The ordinal of the person that was read last.</summary>
        internal int Person { get; private set; }

        /// <summary>See <see cref="PersonFacts.Holds"/>.</summary>
        internal ReadOnlySpan<ulong> Holds { get; private set; }

        /// <summary>See <see cref="PersonFacts.Audiences"/>.</summary>
        internal ReadOnlySpan<int> Audiences { get; private set; }

        /// <summary>Reads the next person.</summary>
        /// <returns>False when there is none.</returns>
        internal bool Read()
        {
            if (_extent.IsEmpty && _next == _log._extents.Count)
            {
                return false;
            }

            var head = Take(1)[0];
            var audiences = (int)(uint)head;
            var facts = Take(_log._words + ((audiences + 1) / 2));
            Person = (int)(head >> 32);
            Holds = facts[.._log._words];
            Audiences = MemoryMarshal.Cast<ulong, int>(facts[_log._words..])[..audiences];
            return true;
        }

        /// <summary>The next values, until the next call; copied where they lie across pieces of memory.</summary>
        private ReadOnlySpan<ulong> Take(int count)
        {
            if (_extent.IsEmpty)
            {
                Turn();
            }

            if (count <= _extent.Length)
            {
                var taken = _extent[..count];
                _extent = _extent[count..];
                return taken;
            }

            if (_scratch.Length < count)
            {
                _scratch = new ulong[2 * count];
            }

            for (var copied = 0; copied < count;)
            {
                if (_extent.IsEmpty)
                {
                    Turn();
                }

                var part = Math.Min(count - copied, _extent.Length);
                _extent[..part].CopyTo(_scratch.AsSpan(copied));
                _extent = _extent[part..];
                copied += part;
            }

            return _scratch.AsSpan(0, count);
        }

        private void Turn() => _extent = _log._pool.Read(_log._extents[_next++], _buffer);
    }
}
