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

    [Theory]
    [InlineData("true", 0, "4 passed, 0 failed", "failed beside other tests, passed by itself: Some.Tests.Reads")]
    [InlineData("exit 2", 1, "2 passed, 2 failed", "failed, also by itself: Some.Tests.Reads")]
    public void A_test_that_failed_beside_others_is_named_and_run_again_by_itself(string again, int code, string counted, string named)
    {
        var (lines, exitCode) = RunToEnd(Failing("Reads(row: 1)", "Reads(row: 2)"), again: $"[ $2/$4 = /some/tests.dll/Some.Tests.Reads ] || exit 1; {again}");

        Assert.Equal((counted, code), (lines[^1], exitCode));
        Assert.Equal(named, lines[^2]);
    }

    [Fact]
    public void Many_failures_are_no_accident_and_are_not_run_again()
    {
        Assert.Equal(("2 passed, 6 failed", 1), RunWith(Failing("A", "B", "C", "D", "E", "F")));
    }

    [Fact]
    public void A_crash_beside_a_failed_test_stays_a_failure_when_the_test_passes_by_itself()
    {
        Assert.Equal(("3 passed, 1 failed", 1), RunWith($"echo '  /other/tests.dll (net10.0|x64) failed with 1 error(s) (2s)'; {Failing("Reads")}"));
    }

    private static string Failing(params string[] tests) =>
        string.Concat(tests.Select(test => $"echo 'failed Some.Tests.{test} (1s 20ms)'; echo '  from /some/tests.dll (net10.0|x64)'; "))
        + "echo '  /some/tests.dll (net10.0|x64) failed with 1 error(s) (2s)'; "
        + $"echo '  failed: {tests.Length}'; echo '  succeeded: 2'; exit 2";

    private static (string LastLine, int ExitCode) RunWith(string test, string build = "true")
    {
        var (lines, exitCode) = RunToEnd(test, build);
        return (lines[^1], exitCode);
    }

    // A dotnet of our own on the PATH: the script's arithmetic is tested, not the SDK.
    private static (string[] Lines, int ExitCode) RunToEnd(string test, string build = "true", string again = "true")
    {
        var directory = Directory.CreateTempSubdirectory("overindex-").FullName;
        try
        {
            var dotnet = Path.Combine(directory, "dotnet");
            File.WriteAllText(dotnet, $"#!/bin/sh\ncase $1 in\ntest) {test} ;;\nbuild) {build} ;;\nexec) {again} ;;\nesac\n");
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var start = new ProcessStartInfo(Repository.FullPath("test.sh")) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = directory };
            start.Environment["PATH"] = $"{directory}:{Environment.GetEnvironmentVariable("PATH")}";
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (output.TrimEnd('\n').Split('\n'), process.ExitCode);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
