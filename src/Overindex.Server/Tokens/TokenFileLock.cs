using System.Diagnostics;

namespace Overindex.Server.Tokens;

/// <summary>An exclusive lock between processes (and between stores of one process); the operating system releases it when the process dies.</summary>
internal static class TokenFileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    internal static IDisposable Take(string path, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (Stopwatch.GetElapsedTime(started) > Patience)
                {
                    throw new TokenStoreException(
                        $"{path} has been locked by another process for {Patience.TotalSeconds} s, or cannot be opened: {e.Message} Try again.", e);
                }

                Task.Delay(Pause, TimeProvider.System).GetAwaiter().GetResult();
            }
        }
    }
}
