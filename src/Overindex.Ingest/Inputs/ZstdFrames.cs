using System.Buffers.Binary;

namespace Overindex.Ingest.Inputs;

/// <summary>Walks the frames and blocks of a zstd file by their headers, without decompressing.</summary>
/// <remarks>Source: RFC 8878, section 3.1.</remarks>
internal static class ZstdFrames
{
    private const uint Magic = 0xFD2FB528;
    private const uint SkippableMagic = 0x184D2A50;
    private const uint SkippableMask = 0xFFFFFFF0;
    private const int RepeatedByteBlock = 1;
    private const int ReservedBlock = 3;

    internal static bool AreWhole(Stream stream)
    {
        try
        {
            do
            {
                SkipFrame(stream);
            }
            while (stream.Position < stream.Length);

            return stream.Position == stream.Length;
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            return false;
        }
    }

    private static void SkipFrame(Stream stream)
    {
        Span<byte> header = stackalloc byte[4];
        stream.ReadExactly(header);
        var magic = BinaryPrimitives.ReadUInt32LittleEndian(header);
        if ((magic & SkippableMask) == SkippableMagic)
        {
            stream.ReadExactly(header);
            stream.Seek(BinaryPrimitives.ReadUInt32LittleEndian(header), SeekOrigin.Current);
            return;
        }

        if (magic != Magic)
        {
            throw new InvalidDataException("This is not a zstd frame.");
        }

        stream.ReadExactly(header[..1]);
        var descriptor = header[0];
        var isSingleSegment = (descriptor & 0x20) != 0;
        var contentSizeBytes = (descriptor >> 6) switch { 0 => isSingleSegment ? 1 : 0, 1 => 2, 2 => 4, _ => 8 };
        var dictionaryIdBytes = (descriptor & 3) switch { 3 => 4, var bytes => bytes };
        stream.Seek((isSingleSegment ? 0 : 1) + dictionaryIdBytes + contentSizeBytes, SeekOrigin.Current);
        SkipBlocks(stream);
        stream.Seek((descriptor & 4) != 0 ? 4 : 0, SeekOrigin.Current);
    }

    private static void SkipBlocks(Stream stream)
    {
        Span<byte> header = stackalloc byte[4];
        bool last;
        do
        {
            header[3] = 0;
            stream.ReadExactly(header[..3]);
            var block = BinaryPrimitives.ReadUInt32LittleEndian(header);
            last = (block & 1) != 0;
            var type = (int)(block >> 1) & 3;
            if (type == ReservedBlock)
            {
                throw new InvalidDataException("This is not a zstd block.");
            }

            stream.Seek(type == RepeatedByteBlock ? 1 : block >> 3, SeekOrigin.Current);
        }
        while (!last);
    }
}
