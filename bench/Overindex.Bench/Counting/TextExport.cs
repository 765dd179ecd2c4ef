using System.Buffers.Text;

namespace Overindex.Bench.Counting;

/// <summary>The same platform as tab-separated text, which the other systems load: people with their attributes, and audiences.</summary>
internal static class TextExport
{
    internal static void WritePeople(PlatformSpec spec, string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        foreach (var text in ChunkedPeople.Select(spec, (draw, first, end) => Chunk(draw, spec, first, end)))
        {
            file.Write(text);
        }
    }

    internal static void WriteAudiences(PlatformSpec spec, string path)
    {
        using var file = new StreamWriter(path);
        for (var account = 0; account < spec.Audiences.Length; account++)
        {
            foreach (var member in AudienceDraw.Members(spec.People, spec.Audiences[account], account))
            {
                file.Write(account);
                file.Write('\t');
                file.Write(member);
                file.Write('\n');
            }
        }
    }

    private static byte[] Chunk(PersonDraw draw, PlatformSpec spec, int first, int end)
    {
        var shape = spec.Shape;
        var buffer = new byte[(end - first) * (16 + (PersonAttributes.Most * 6))];
        Span<int> codes = stackalloc int[PersonAttributes.Most];
        var at = 0;
        for (var person = first; person < end; person++)
        {
            draw.Read(person);
            Number(buffer, ref at, person, (byte)'\t');
            buffer[at++] = (byte)'[';
            foreach (var code in codes[..PersonAttributes.Write(draw, shape, codes)])
            {
                Number(buffer, ref at, code, (byte)',');
            }

            buffer[at - 1] = (byte)']';
            buffer[at++] = (byte)'\n';
        }

        return buffer[..at];
    }

    private static void Number(byte[] buffer, ref int at, int number, byte after)
    {
        Utf8Formatter.TryFormat(number, buffer.AsSpan(at), out var written);
        at += written;
        buffer[at++] = after;
    }
}
