using System.IO.Hashing;
using System.Runtime.ExceptionServices;

namespace Overindex.Engine.Snapshots;

/// <summary>XxHash128 of files: finds accidents, not attackers, at the speed of the disk.</summary>
internal static class FileChecksum
{
    private const int BufferBytes = 1 << 20;

    internal static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(XxHash128.Hash(bytes));

    /// <summary>Checksums of files, several at a time.</summary>
    internal static string[] OfFiles(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var checksums = new string[paths.Count];
        try
        {
            Parallel.For(
                0, paths.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => checksums[i] = OfFile(paths[i], cancellationToken));
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

        return checksums;
    }

    private static string OfFile(string path, CancellationToken cancellationToken)
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
