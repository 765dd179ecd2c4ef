using System.Text.Json;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;

namespace Overindex.Cli.Verbs.Demo;

/// <summary>The demo's directory: the made-up platform, the data directory, and a stamp that says that both are complete.</summary>
internal sealed class DemoDirectory : IDisposable
{
    private readonly string _path;
    private readonly FileStream _lock;

    private DemoDirectory(string path, FileStream @lock)
    {
        _path = path;
        _lock = @lock;
    }

    internal string Platform => Path.Combine(_path, "platform");

    internal string Data => DataIn(_path);

    private string StampPath => Path.Combine(_path, "demo.json");

    internal static string DataIn(string path) => Path.Combine(path, "data");

    internal static DemoDirectory Open(string path)
    {
        var lockPath = Path.Combine(path, ".demo-lock");

        // The lock file also marks a directory as a demo's: nothing is ever removed from one without it.
        if (Directory.Exists(path) && !File.Exists(lockPath) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw new CliException($"'{path}' holds other files, so the demo leaves it alone. Name an empty or new directory with --data.");
        }

        Directory.CreateDirectory(path);
        try
        {
            return new DemoDirectory(path, new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception)
        {
            throw new CliException(
                $"Another demo is being made in '{path}'. Wait for it, or name another directory with --data. ({exception.Message})");
        }
    }

    internal DemoStamp? ReadStamp()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(StampPath), CliJson.Readable.DemoStamp);
        }
        catch (Exception exception) when (exception is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    internal Task WriteStampAsync(DemoStamp stamp, CancellationToken cancellationToken) =>
        WholeFile.WriteAsync(StampPath, JsonSerializer.Serialize(stamp, CliJson.Readable.DemoStamp), cancellationToken);

    /// <summary>Removes what an earlier, perhaps killed, start made; the stamp first, for it vouches for the rest.</summary>
    internal void Clear()
    {
        File.Delete(StampPath);
        foreach (var directory in new[] { Platform, Data }.Where(Directory.Exists))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    internal void Unlock() => _lock.Dispose();

    public void Dispose() => _lock.Dispose();
}
