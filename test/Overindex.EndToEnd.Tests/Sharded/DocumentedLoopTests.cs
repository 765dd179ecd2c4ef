using System.Diagnostics;
using System.Text.RegularExpressions;
using Overindex.EndToEnd.Tests.Running;
using Overindex.Ingest;

namespace Overindex.EndToEnd.Tests.Sharded;

/// <summary>The loop of the documents is run as it stands there; only the machines are this one.</summary>
public sealed partial class DocumentedLoopTests
{
    [Fact]
    public async Task The_loop_over_ssh_builds_and_publishes_the_snapshot_of_a_build_in_one_go()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A POSIX shell is needed.");
        using var folder = new TemporaryDirectory();
        var shared = folder.Combine("srv");
        var date = new DateOnly(2026, 10, 31);
        var generated = await SyntheticPlatform.GenerateAsync(new SyntheticOptions { OutputDirectory = shared, People = 2_000, Accounts = 12, LastDay = date });
        var whole = ShardBuild.Request(generated.ConfigPath, date, 30, folder.Combine("whole"), shards: 8);
        await PlatformBuild.RunAsync(whole);
        WriteProgram(folder, "ssh", "shift; exec \"$@\"");
        WriteProgram(folder, "overindex", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "overindex.dll")}' \"$@\"");

        var loop = Loop().Match(await File.ReadAllTextAsync(Page())).Groups["lines"].Value.Replace("/srv/overindex", shared, StringComparison.Ordinal);
        await RunAsync(loop, folder.Path);

        Assert.Equal(Path.Combine(shared, "overindex.json"), generated.ConfigPath);
        Assert.Null(ShardBuild.DifferenceOf(whole.DataDirectory, Path.Combine(shared, "data")));
    }

    private static async Task RunAsync(string script, string programs)
    {
        var start = new ProcessStartInfo("sh") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-ec");
        start.ArgumentList.Add(script);
        start.Environment["PATH"] = $"{programs}:{Environment.GetEnvironmentVariable("PATH")}";
        using var shell = Process.Start(start)!;
        var output = shell.StandardOutput.ReadToEndAsync();
        var error = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, error + await output);
    }

    private static void WriteProgram(TemporaryDirectory folder, string name, string text)
    {
        File.WriteAllText(folder.Combine(name), $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Combine(name), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private static string Page()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Overindex.slnx")))
            root = root.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds Overindex.slnx.");
        return Path.Combine(root.FullName, "docs", "build-on-several-machines.md");
    }

    [GeneratedRegex(@"## A loop over ssh.*?```sh\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Loop();
}
