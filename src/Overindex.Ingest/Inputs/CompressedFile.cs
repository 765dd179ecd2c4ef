using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Overindex.Ingest.Inputs;

/// <summary>Tells whether a compressed file is whole. Neither DuckDB nor .NET says so: both take the end of the bytes for the end of the data.</summary>
internal static class CompressedFile
{
    private const int BufferBytes = 1 << 17;

    /// <summary>What is wrong with a file, or null.</summary>
    internal static string? FindDamage(string path, CancellationToken cancellation)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".gz" => FindGzipDamage(stream, cancellation),
            ".zst" => ZstdFrames.AreWhole(stream) ? null : "it is truncated or not zstd",
            _ => null,
        };
    }

    private static string? FindGzipDamage(FileStream stream, CancellationToken cancellation)
    {
        try
        {
            Span<byte> trailer = stackalloc byte[8];
            if (stream.Length < trailer.Length)
            {
                return "it is truncated";
            }

            stream.Seek(-trailer.Length, SeekOrigin.End);
            stream.ReadExactly(trailer);
            var checksum = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]);
            var total = Inflate(stream, long.MaxValue, null, cancellation);
            if ((uint)total == size)
            {
                return null;
            }

            // Perhaps several members one after the other: then the trailer speaks of the last one only.
            var last = new Crc32();
            return size <= total && Inflate(stream, total - size, last, cancellation) == total && last.GetCurrentHashAsUInt32() == checksum
                ? null
                : "it is truncated";
        }
        catch (InvalidDataException e)
        {
            return $"it is damaged or not gzip ({e.Message})";
        }
    }

    private static long Inflate(FileStream stream, long hashFrom, Crc32? hash, CancellationToken cancellation)
    {
        stream.Seek(0, SeekOrigin.Begin);
        using var gzip = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        var buffer = new byte[BufferBytes];
        long total = 0;
        int read;
        while ((read = gzip.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (hash is not null && total + read > hashFrom)
            {
                hash.Append(buffer.AsSpan((int)Math.Max(0, hashFrom - total), read - (int)Math.Max(0, hashFrom - total)));
            }

            total += read;
        }

        return total;
    }
}
