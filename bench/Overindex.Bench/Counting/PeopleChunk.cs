using System.Buffers.Binary;
using Overindex.Engine;
using Overindex.Engine.Snapshots;

namespace Overindex.Bench.Counting;

/// <summary>Some consecutive people in snapshot form, and the counts over them.</summary>
internal sealed class PeopleChunk
{
    private PeopleChunk(int people, CountShape shape)
    {
        Rows = new byte[people * RowLayout.RowBytes];
        TailLengths = new byte[people];
        Engaged = new long[shape.Length];
        Everybody = new long[shape.Length];
    }

    internal byte[] Rows { get; }

    internal byte[] TailLengths { get; }

    internal List<ushort> TailCodes { get; } = [];

    internal long[] Engaged { get; }

    internal long[] Everybody { get; }

    internal static PeopleChunk Draw(PersonDraw draw, CountShape shape, RowLayout layout, int first, int end)
    {
        var chunk = new PeopleChunk(end - first, shape);
        Span<int> codes = stackalloc int[PersonAttributes.Most];
        for (var person = first; person < end; person++)
        {
            draw.Read(person);
            chunk.FillRow(draw, layout, person - first);
            chunk.Count(codes[..PersonAttributes.Write(draw, shape, codes)], draw.IsEngaged);
        }

        return chunk;
    }

    private void FillRow(PersonDraw draw, RowLayout layout, int at)
    {
        var row = Rows.AsSpan(at * RowLayout.RowBytes, RowLayout.RowBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(row, (ushort)(draw.Country + 1));
        BinaryPrimitives.WriteUInt16LittleEndian(row[2..], (ushort)(draw.Metro + 1));
        Set(row, layout.AgeBit, draw.Age);
        Set(row, layout.GenderBit, draw.Gender);
        for (var device = 0; device < 32; device++)
        {
            Set(row, layout.DeviceBit, (draw.Devices >> device & 1) != 0 ? device : -1);
        }

        foreach (var interest in draw.Held)
        {
            if (interest < layout.DenseInterests)
            {
                Set(row, layout.InterestBit, interest);
            }
            else
            {
                TailCodes.Add((ushort)(interest - layout.DenseInterests));
                TailLengths[at]++;
            }
        }
    }

    private void Count(ReadOnlySpan<int> codes, bool engaged)
    {
        Everybody[0]++;
        Engaged[0] += engaged ? 1 : 0;
        foreach (var code in codes)
        {
            Everybody[code]++;
            Engaged[code] += engaged ? 1 : 0;
        }
    }

    private static void Set(Span<byte> row, int firstBit, int position)
    {
        if (position >= 0)
        {
            row[(firstBit + position) >> 3] |= (byte)(1 << ((firstBit + position) & 7));
        }
    }
}
