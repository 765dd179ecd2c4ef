using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace Overindex.Bench.Counting;

/// <summary>Fetches the ClickHouse engine from npm, once.</summary>
internal static class ChdbPackage
{
    private const string Name = "@chdb/lib-linux-x64-gnu@26.5.3";

    internal static string LibraryPath() => Path.Combine(CacheDirectory.Make("chdb-26.5.3", "the ClickHouse engine", Fetch), "libchdb.so");

    private static void Fetch(string directory)
    {
        using (var npm = Process.Start(new ProcessStartInfo("npm", ["pack", "--silent", Name, "--pack-destination", directory]) { RedirectStandardOutput = true, UseShellExecute = false })!)
        {
            npm.StandardOutput.ReadToEnd();
            npm.WaitForExit();
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException($"'npm pack {Name}' failed; install npm, or check the network.");
            }
        }

        var package = Directory.GetFiles(directory, "*.tgz").Single();
        using (var stream = new GZipStream(File.OpenRead(package), CompressionMode.Decompress))
        using (var tar = new TarReader(stream))
        {
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.Name == "package/libchdb.so")
                {
                    entry.ExtractToFile(Path.Combine(directory, "libchdb.so"), overwrite: true);
                }
            }
        }

        File.Delete(package);
    }
}
