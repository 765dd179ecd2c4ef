using System.Diagnostics;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Projects;

/// <summary>CI runs the one script that anyone runs, and the script can be run.</summary>
public sealed class OneScriptTests
{
    [Theory]
    [InlineData("test.sh")]
    [InlineData(".ci/run")]
    public void The_script_is_executable(string path)
    {
        Assert.True(File.GetUnixFileMode(Repository.FullPath(path)).HasFlag(UnixFileMode.UserExecute), $"chmod +x {path}");
    }

    [Fact]
    public void Ci_only_calls_test_sh()
    {
        var commands = Repository.Files.Single(file => file.Path == ".ci/run").Lines.Where(line => !line.StartsWith('#'));

        Assert.EndsWith("test.sh\"", Assert.Single(commands), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_line_counts_what_the_runner_reported_when_dotnet_fails()
    {
        var (line, code) = RunWith("echo '  total: 5'; echo '  failed: 2'; echo '  succeeded: 3'; echo '  skipped: 0'; exit 2");

        Assert.Equal(("3 passed, 2 failed", 1), (line, code));
    }

    [Fact]
    public void The_last_line_names_skipped_tests()
    {
        var (line, code) = RunWith("echo '  failed: 0'; echo '  succeeded: 3'; echo '  skipped: 4'");

        Assert.Equal(("3 passed, 0 failed, 4 skipped", 0), (line, code));
    }

    [Theory]
    [InlineData("echo '  failed: 0'; echo '  succeeded: 3'; exit 7", "3 passed, 1 failed")]
    [InlineData("exit 134", "0 passed, 1 failed")]
    [InlineData("echo '  failed: 0'; echo '  succeeded: 0'", "0 passed, 1 failed")]
    public void A_crash_or_no_test_at_all_is_a_failure(string test, string expected)
    {
        Assert.Equal((expected, 1), RunWith(test));
    }

    [Fact]
    public void A_build_that_fails_is_a_failure()
    {
        Assert.Equal(("0 passed, 1 failed", 1), RunWith("true", "echo 'A.cs(1,1): error CS1002'; exit 1"));
    }

    // A dotnet of our own on the PATH: the script's arithmetic is tested, not the SDK.
    private static (string LastLine, int ExitCode) RunWith(string test, string build = "true")
    {
        var directory = Directory.CreateTempSubdirectory("overindex-").FullName;
        try
        {
            var dotnet = Path.Combine(directory, "dotnet");
            File.WriteAllText(dotnet, $"#!/bin/sh\ncase $1 in\ntest) {test} ;;\nbuild) {build} ;;\nesac\n");
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var start = new ProcessStartInfo(Repository.FullPath("test.sh")) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = directory };
            start.Environment["PATH"] = $"{directory}:{Environment.GetEnvironmentVariable("PATH")}";
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (output.TrimEnd('\n').Split('\n')[^1], process.ExitCode);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
