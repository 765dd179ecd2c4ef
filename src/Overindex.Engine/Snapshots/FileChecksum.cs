using System.IO.Hashing;
using Overindex.Engine.Building;

namespace Overindex.Engine.Snapshots;

/// <summary>XxHash128 of files: finds accidents, not attackers, at the speed of the disk.</summary>
internal static unsafe class FileChecksum
{
    // Small enough to be hashed from the second-level cache.
    private const int BufferBytes = 1 << 18;

    internal static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(XxHash128.Hash(bytes));

    /// <summary>Whether a file is there, can be read, and has a checksum.</summary>
    internal static bool Matches(string path, string checksum, CancellationToken cancellationToken)
    {
        try
        {
            return OfRead(path, cancellationToken) == checksum;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Checksums of files, several at a time.</summary>
    internal static string[] OfFiles(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        using var opened = new OpenedFiles();
        return OfFiles([.. paths.Select(path => opened.Add(new MappedFile(path)))], cancellationToken);
    }

    /// <summary>Checksums of mapped files, several at a time. Not copied: measured, reading what is in memory already takes four times as long.</summary>
    internal static string[] OfFiles(IReadOnlyList<MappedFile> files, CancellationToken cancellationToken)
    {
        var checksums = new string[files.Count];

        // A checksum is one thread's work, to fetch a file is not: the largest file's pages are brought in by all cores first, where memory holds them all.
        var isMapped = files.Sum(file => file.Bytes) < GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2 && TryBringIn(files, cancellationToken);
        Parallelism.For(
            files.Count,
            Environment.ProcessorCount,
            i => checksums[i] = isMapped ? OfMapped(files[i], cancellationToken) : OfRead(files[i].Path, cancellationToken),
            cancellationToken);
        return checksums;
    }

    private static bool TryBringIn(IReadOnlyList<MappedFile> files, CancellationToken cancellationToken)
    {
        var pieces = (from file in files
                      from piece in Enumerable.Range(0, (int)((file.Bytes + MappedPages.PieceBytes - 1) / MappedPages.PieceBytes))
                      select (file, At: (long)piece * MappedPages.PieceBytes)).ToArray();
        var missed = 0;
        Parallelism.For(
            pieces.Length,
            Environment.ProcessorCount,
            i =>
            {
                if (!MappedPages.TryBringIn(pieces[i].file, pieces[i].At))
                {
                    Interlocked.Increment(ref missed);
                }
            },
            cancellationToken);
        return missed == 0;
    }

    private static string OfMapped(MappedFile file, CancellationToken cancellationToken)
    {
        var hash = new XxHash128();
        for (long at = 0; at < file.Bytes; at += MappedPages.PieceBytes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.Append(new ReadOnlySpan<byte>(file.Start + at, (int)Math.Min(MappedPages.PieceBytes, file.Bytes - at)));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static string OfRead(string path, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var hash = new XxHash128();
        var buffer = GC.AllocateUninitializedArray<byte>(BufferBytes);
        long offset = 0;
        while (RandomAccess.Read(file, buffer, offset) is > 0 and var read)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.Append(buffer.AsSpan(0, read));
            offset += read;
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
