using System.Numerics;
using Overindex.Engine;

namespace Overindex.Bench.Counting;

/// <summary>A person as codes that are positions among the counters of an answer, so that every system counts the same numbers.</summary>
internal static class PersonAttributes
{
    internal const int Most = 4 + 2 + PlatformSpec.Held;

    internal static int Write(PersonDraw person, CountShape shape, Span<int> codes)
    {
        var count = 0;
        Add(codes, ref count, shape.StartOf(Demographic.Age), person.Age);
        Add(codes, ref count, shape.StartOf(Demographic.Gender), person.Gender);
        Add(codes, ref count, shape.StartOf(Demographic.Country), person.Country);
        Add(codes, ref count, shape.StartOf(Demographic.Metro), person.Metro);
        for (var devices = person.Devices; devices != 0; devices &= devices - 1)
        {
            Add(codes, ref count, shape.StartOf(Demographic.Device), BitOperations.TrailingZeroCount(devices));
        }

        foreach (var interest in person.Held)
        {
            Add(codes, ref count, shape.InterestsStart, interest);
        }

        return count;
    }

    private static void Add(Span<int> codes, ref int count, int start, int position)
    {
        if (position >= 0)
        {
            codes[count++] = start + position;
        }
    }
}
