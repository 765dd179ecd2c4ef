using System.Diagnostics;
using System.Text;
using Overindex.EndToEnd.Tests.Platforms;
using Overindex.EndToEnd.Tests.Running;
using Overindex.Engine;

namespace Overindex.EndToEnd.Tests.Processes;

/// <summary>Disks that are full or cannot be written: a clear error, nothing published, exit code 1.</summary>
public sealed class DiskTests
{
    [Theory]
    [InlineData("size=64k")]
    [InlineData("size=512k")]
    public async Task A_build_says_so_and_publishes_nothing_when_the_disk_is_full(string size)
    {
        using var folder = new TemporaryDirectory();
        using var disk = SmallDisk.TryMount(folder.Combine("disk"), size);
        Assert.SkipWhen(disk is null, "Mounting a tmpfs is not permitted here.");
        var data = Path.Combine(disk.Path, "data");

        var result = await Executable.RunAsync(Executable.Build(Builds.WriteConfig(RealData.Oulad, folder), RealData.Oulad.Date, data));

        AssertClearFailure(result, data);
        Assert.Empty(new SnapshotStore(data).List());
        Assert.Empty(Directory.Exists(Path.Combine(data, "snapshots")) ? Directory.GetFileSystemEntries(Path.Combine(data, "snapshots"))
            : []);
    }

    [Fact]
    public async Task A_build_says_so_when_the_disk_is_read_only()
    {
        using var folder = new TemporaryDirectory();
        using var disk = SmallDisk.TryMount(folder.Combine("disk"), "size=64k,ro");
        Assert.SkipWhen(disk is null, "Mounting a tmpfs is not permitted here.");
        var data = Path.Combine(disk.Path, "data");
        AssertClearFailure(await Executable.RunAsync(Executable.Build(Builds.WriteConfig(RealData.Oulad, folder), RealData.Oulad.Date,
            data)), data);
    }

    [Fact]
    public async Task A_build_says_so_when_the_data_directory_lies_under_a_file()
    {
        using var folder = new TemporaryDirectory();
        var file = folder.Combine("file");
        await File.WriteAllTextAsync(file, "not a directory");
        var data = Path.Combine(file, "data");
        AssertClearFailure(await Executable.RunAsync(Executable.Build(Builds.WriteConfig(RealData.Oulad, folder), RealData.Oulad.Date,
            data)), file);
    }

    [Fact]
    public async Task A_build_of_a_shard_says_so_and_leaves_nothing_when_the_disk_is_full()
    {
        using var folder = new TemporaryDirectory();
        using var disk = SmallDisk.TryMount(folder.Combine("disk"), "size=512k");
        Assert.SkipWhen(disk is null, "Mounting a tmpfs is not permitted here.");
        var data = Path.Combine(disk.Path, "data");
        string[] build = [.. Executable.Build(Builds.WriteConfig(RealData.Oulad, folder), RealData.Oulad.Date, data), "--shards", "2", "--only", "1"];

        AssertClearFailure(await Executable.RunAsync(build), data);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(data, "parts", "2013-10-31.2-shards")));
    }

    [Fact]
    public async Task A_copy_of_a_shard_says_so_and_leaves_nothing_when_the_disk_is_full()
    {
        using var folder = new TemporaryDirectory();
        using var disk = SmallDisk.TryMount(folder.Combine("disk"), "size=512k");
        Assert.SkipWhen(disk is null, "Mounting a tmpfs is not permitted here.");
        var published = await Builds.RunAsync(RealData.Oulad, folder, folder.Combine("data"), shards: 2);
        var copies = new SnapshotCopies(new SnapshotStore(folder.Combine("data")), Path.Combine(disk.Path, "copies"));
        using var head = copies.OpenHead(published.Published.Id);

        var refused = Assert.Throws<SnapshotException>(() => copies.OpenShard(head, 1));

        Assert.Contains(copies.LocalDirectory, refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(copies.LocalDirectory, ".*"));
        Assert.Single(Directory.GetFileSystemEntries(Path.Combine(copies.LocalDirectory, $"{head.Id}.{head.Fingerprint}")));
    }

    private static void AssertClearFailure(CliResult result, string named)
    {
        Assert.True(result.ExitCode == 1, $"exit code {result.ExitCode}: {result.Error}{Encoding.UTF8.GetString(result.Output)}");
        Assert.Contains(named, result.Error.ReplaceLineEndings(""), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", result.Error, StringComparison.Ordinal);
    }

    private sealed class SmallDisk : IDisposable
    {
        private SmallDisk(string path) => Path = path;

        public string Path { get; }

        public static SmallDisk? TryMount(string path, string options)
        {
            Directory.CreateDirectory(path);
            return OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", options, "none", path) ? new SmallDisk(path) : null;
        }

        public void Dispose() => Run("umount", Path);

        private static bool Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardError = true
            })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
