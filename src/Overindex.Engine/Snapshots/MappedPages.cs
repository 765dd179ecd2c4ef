using System.Runtime.InteropServices;

namespace Overindex.Engine.Snapshots;

/// <summary>Brings pages of a mapped file into memory and into this process's page table, many at a time.</summary>
internal static unsafe partial class MappedPages
{
    /// <summary>A multiple of every page size.</summary>
    internal const int PieceBytes = 4 << 20;

    private const int WillNeed = 3;
    private const int PopulateRead = 22;
    private const int NotSupported = 22;

    /// <param name="file">The file.</param>
    /// <param name="at">Where the piece starts.</param>
    /// <returns>Whether this system can.</returns>
    /// <exception cref="IOException">The file cannot be read: touching those pages would have ended the process.</exception>
    internal static bool TryBringIn(MappedFile file, long at)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        var bytes = (nuint)Math.Min(PieceBytes, file.Bytes - at);
        _ = Advise(file.Start + at, bytes, WillNeed);
        if (Advise(file.Start + at, bytes, PopulateRead) == 0)
        {
            return true;
        }

        // Linux before 5.14.
        return Marshal.GetLastPInvokeError() == NotSupported
            ? false
            : throw new IOException($"{file.Path}: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    [LibraryImport("libc", EntryPoint = "madvise", SetLastError = true)]
    private static partial int Advise(byte* address, nuint length, int advice);
}
