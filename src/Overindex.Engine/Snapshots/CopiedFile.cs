using System.IO.Hashing;

namespace Overindex.Engine.Snapshots;

/// <summary>Copies a file, and checks what was read against what a manifest says of it.</summary>
internal static class CopiedFile
{
    private const int BufferBytes = 1 << 20;
    private const string NextStep = "Restore the snapshot from a copy, or build it again.";

    /// <exception cref="SnapshotException">The source is not what the manifest says.</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    internal static void Write(string source, string target, ManifestFile expected, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var from = OpenSource(source);
        var length = RandomAccess.GetLength(from);
        if (length != expected.Bytes)
        {
            throw new SnapshotException($"{source} has {length} bytes; its snapshot's manifest says {expected.Bytes} bytes. {NextStep}");
        }

        using var to = File.OpenHandle(target, FileMode.CreateNew, FileAccess.Write, preallocationSize: length);
        var hash = new XxHash128();
        var buffer = GC.AllocateUninitializedArray<byte>((int)Math.Clamp(length, 1, BufferBytes));
        for (long at = 0; at < length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = Read(from, buffer, at, source);
            hash.Append(buffer.AsSpan(0, read));
            RandomAccess.Write(to, buffer.AsSpan(0, read), at);
            at += read;
        }

        if (Convert.ToHexStringLower(hash.GetCurrentHash()) != expected.Xxh128)
        {
            throw new SnapshotException($"{source} does not match the checksum in the manifest. {NextStep}");
        }

        RandomAccess.FlushToDisk(to);
    }

    private static Microsoft.Win32.SafeHandles.SafeFileHandle OpenSource(string source)
    {
        try
        {
            return File.OpenHandle(source, options: FileOptions.SequentialScan);
        }
        catch (FileNotFoundException exception)
        {
            throw new SnapshotException($"{source} is missing. {NextStep}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"{source} cannot be read: {exception.Message} {NextStep}", exception);
        }
    }

    private static int Read(Microsoft.Win32.SafeHandles.SafeFileHandle from, byte[] buffer, long at, string source)
    {
        int read;
        try
        {
            read = RandomAccess.Read(from, buffer, at);
        }
        catch (IOException exception)
        {
            throw new SnapshotException($"{source} cannot be read: {exception.Message} {NextStep}", exception);
        }

        return read > 0 ? read : throw new SnapshotException($"{source} ended at byte {at} while it was read. {NextStep}");
    }
}
