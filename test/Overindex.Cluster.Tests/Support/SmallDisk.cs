using System.Diagnostics;

namespace Overindex.Cluster.Tests.Support;

/// <summary>A disk that is soon full.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _path;

    private SmallDisk(string path) => _path = path;

    public static SmallDisk? TryMount(string path, string options)
    {
        Directory.CreateDirectory(path);
        return Run("mount", "-t", "tmpfs", "-o", options, "none", path) ? new SmallDisk(path) : null;
    }

    public void Dispose() => Run("umount", "-l", _path);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
