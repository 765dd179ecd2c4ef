using System.Text.RegularExpressions;
using Overindex.Cli.Tests.Support;
using Overindex.Engine;
using Overindex.Server;

namespace Overindex.Cli.Tests.Processes;

public sealed partial class DemoProcessTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("planning")]
    [InlineData("writing the platform")]
    [InlineData("reading people")]
    [InlineData("publishing")]
    public async Task A_killed_demo_starts_clean(string phase)
    {
        await KillAsync(phase);

        await using var second = Start();
        var made = await second.WaitAsync();
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains("Making up a platform", made.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["2026-10-10.r1", "2026-10-17.r1", "2026-10-24.r1", "2026-10-31.r1"], new SnapshotStore(Data).List().Select(id => id.ToString()));
        Assert.Contains("up to ", (await CliProcess.RunAsync(_directory.Path, "insights", "549755885001", "--data", Data)).Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_start_reuses_what_was_made_and_replaces_the_token()
    {
        var first = await RunAsync();
        var snapshot = File.GetLastWriteTimeUtc(Path.Combine(new SnapshotStore(Data).PathOf(new(new(2026, 10, 31), 1)), "manifest.json"));
        var second = await RunAsync();
        Assert.Contains("Reusing", second.Error, StringComparison.Ordinal);
        Assert.Equal(
            snapshot, File.GetLastWriteTimeUtc(Path.Combine(new SnapshotStore(Data).PathOf(new(new(2026, 10, 31), 1)), "manifest.json")));

        var tokens = new TokenStore(Data);
        Assert.Null(tokens.Authenticate(Secret().Match(first.Out).Value));
        Assert.True(tokens.Authenticate(Secret().Match(second.Out).Value)!.AllAccounts);
        Assert.Equal(5, Regex.Count(second.Out, "curl -H 'Authorization: Bearer ovx_"));

        var other = await RunAsync("--seed", "2");
        Assert.Contains("Making up a platform", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_with_other_files_is_left_alone()
    {
        await File.WriteAllTextAsync(_directory.Combine("precious.txt"), "mine");
        var outcome = await InProcess.RunAsync("demo", "--no-serve", "--data", _directory.Path);
        Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
        Assert.Contains("holds other files", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["precious.txt"], Directory.EnumerateFileSystemEntries(_directory.Path).Select(Path.GetFileName));
    }

    // The demo does not wait to be killed: where it was done before the signal reached it, it is made once more.
    private async Task KillAsync(string phase)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            await using var killed = Start();
            await killed.WaitForAsync((_, error) => error.Contains(phase, StringComparison.Ordinal));
            if (killed.TrySend(CliProcess.Signal.Kill) && (await killed.WaitAsync()).ExitCode != ExitCodes.Ok && !IsMade())
            {
                return;
            }

            Directory.Delete(_directory.Combine("demo"), recursive: true);
        }

        Assert.Fail($"The demo was always done before it could be killed at '{phase}'.");
    }

    // The stamp is written last.
    private bool IsMade() => File.Exists(_directory.Combine("demo", "demo.json"));

    private string Data => Path.Combine(_directory.Combine("demo"), "data");

    private CliProcess Start() => CliProcess.Start(_directory.Path, "demo", "--people", "2000", "--no-serve", "--data", "demo");

    private Task<Outcome> RunAsync(params string[] more) =>
        InProcess.RunAsync(["demo", "--people", "500", "--no-serve", "--data", _directory.Combine("demo"), .. more]);

    [GeneratedRegex("ovx_[A-Za-z0-9_-]+")]
    private static partial Regex Secret();
}
