using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Building;

/// <summary>One shard of a snapshot that is put together: what its own snapshot says, in the terms of all.</summary>
internal sealed unsafe class ShardJoin
{
    private const int Block = 1 << 16;

    private readonly PlatformIndex _platform;
    private readonly Snapshot _part;
    private readonly ShardView _view;

    /// <summary>Per interest of the part, by its ordinal there, the position in the definition.</summary>
    private readonly int[] _interests;

    /// <summary>Per demographic and position of a value in the part, the position among all.</summary>
    private readonly int[][] _values;

    internal ShardJoin(PlatformIndex platform, Snapshot part)
    {
        _platform = platform;
        _part = part;
        _view = part.Shard(0);
        var positions = platform.Definition.Interests.Index().ToDictionary(interest => interest.Item.Id, interest => interest.Index);
        _interests = [.. part.Catalog.Taxonomy.Interests.Select(interest => positions[interest.Id])];
        _values = [.. Enum.GetValues<Demographic>().Select(PositionsOf)];
    }

    private long* Everybody => _view.PlatformCounters + _part.Catalog.Shape.Length;

    /// <summary>Adds the people that hold each interest, by position.</summary>
    internal void AddHolders(long[] holders)
    {
        for (var ordinal = 0; ordinal < _interests.Length; ordinal++)
        {
            holders[_interests[ordinal]] += Everybody[_part.Catalog.Shape.InterestsStart + ordinal];
        }
    }

    internal void Write(string directory, int[] interestOrdinals, Action<int> report, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        int[] ordinals = [.. _interests.Select(position => interestOrdinals[position])];
        WriteRows(directory, ordinals, report, cancellationToken);
        var offsets = (2L * _part.Catalog.Accounts.Count) + 1;
        Copy<ulong>(directory, SnapshotFiles.AudienceOffsets, ArrayKind.AudienceOffsets, _view.AudienceOffsets, offsets, cancellationToken);
        Copy<uint>(
            directory,
            SnapshotFiles.AudienceMembers,
            ArrayKind.AudienceMembers,
            _view.Members,
            (long)_view.AudienceOffsets[offsets - 1],
            cancellationToken);
        using var counters = new ArrayFile<long>(directory, SnapshotFiles.PlatformCounters, ArrayKind.PlatformCounters, 2L * _platform.Shape.Length);
        counters.Write(0, Counters(_view.PlatformCounters, ordinals));
        counters.Write(_platform.Shape.Length, Counters(Everybody, ordinals));
        counters.Complete();
    }

    private int[] PositionsOf(Demographic demographic)
    {
        var all = _platform.Definition.Demographics[(int)demographic].Index().ToDictionary(value => value.Item.Key, value => value.Index);
        return [.. _part.Catalog.Values(demographic).Select(value => all[value.Key])];
    }

    private void WriteRows(string directory, int[] ordinals, Action<int> report, CancellationToken cancellationToken)
    {
        var rewriter = new RowRewriter(_part.Layout, _platform.Layout, _values, ordinals);
        var hasTail = _platform.Layout.TailInterests > 0;
        using var rows = new ArrayFile<byte>(directory, SnapshotFiles.People, ArrayKind.People, _view.People, RowLayout.RowBytes);
        using var offsets = hasTail ? new ArrayFile<ulong>(directory, SnapshotFiles.TailOffsets, ArrayKind.TailOffsets, _view.People + 1) : null;
        using var codes = hasTail ? new ArrayFile<ushort>(directory, SnapshotFiles.TailCodes, ArrayKind.TailCodes, CountTail(ordinals)) : null;
        var (rowCursor, offsetCursor, codeCursor) = (rows.At(0), offsets?.At(0), codes?.At(0));
        ulong written = 0;
        offsetCursor?.Write(0UL);
        Span<byte> row = stackalloc byte[RowLayout.RowBytes];
        for (long person = 0; person < _view.People; person++)
        {
            if (person % Block == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                report((int)Math.Min(Block, _view.People - person));
            }

            var tail = rewriter.Rewrite(_view, person, row);
            rowCursor.Write(row);
            codeCursor?.Write(tail);
            offsetCursor?.Write(written += (ulong)tail.Length);
        }

        rowCursor.Flush();
        offsetCursor?.Flush();
        codeCursor?.Flush();
        rows.Complete();
        offsets?.Complete();
        codes?.Complete();
    }

    private long CountTail(int[] ordinals)
    {
        long codes = 0;
        for (var ordinal = 0; ordinal < ordinals.Length; ordinal++)
        {
            codes += ordinals[ordinal] >= _platform.Layout.DenseInterests ? Everybody[_part.Catalog.Shape.InterestsStart + ordinal] : 0;
        }

        return codes;
    }

    private long[] Counters(long* counters, int[] ordinals)
    {
        var (from, to) = (_part.Catalog.Shape, _platform.Shape);
        var joined = new long[to.Length];
        joined[0] = counters[0];
        foreach (var demographic in Enum.GetValues<Demographic>())
        {
            foreach (var (value, position) in _values[(int)demographic].Index())
            {
                joined[to.StartOf(demographic) + position] = counters[from.StartOf(demographic) + value];
            }
        }

        for (var ordinal = 0; ordinal < ordinals.Length; ordinal++)
        {
            joined[to.InterestsStart + ordinals[ordinal]] = counters[from.InterestsStart + ordinal];
        }

        return joined;
    }

    private static void Copy<T>(string directory, string name, ArrayKind kind, T* elements, long count, CancellationToken cancellationToken)
        where T : unmanaged
    {
        using var file = new ArrayFile<T>(directory, name, kind, count);
        for (long at = 0; at < count; at += Block)
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.Write(at, new ReadOnlySpan<T>(elements + at, (int)Math.Min(Block, count - at)));
        }

        file.Complete();
    }
}
