using Overindex.Cli.Tests.Support;
using Overindex.Engine;

namespace Overindex.Cli.Tests.Processes;

public sealed class BuildProcessTests(MadeUpPlatform platform) : IClassFixture<MadeUpPlatform>, IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task An_interrupted_build_ends_with_130_and_publishes_nothing()
    {
        var ended = await InterruptAsync();
        Assert.Equal(ExitCodes.Interrupted, ended.ExitCode);
        Assert.EndsWith("Stopped.\n", ended.Error, StringComparison.Ordinal);
        Assert.Empty(ended.Out);
        Assert.Empty(new SnapshotStore(_data.Path).List());
        Assert.DoesNotContain('\e', ended.Error);

        var again = await CliProcess.RunAsync(
            _data.Path, "build", "--config", platform.ConfigPath, "--date", "2026-10-31", "--out", ".");
        Assert.Equal(ExitCodes.Ok, again.ExitCode);
        Assert.DoesNotContain('\e', again.Out + again.Error);
    }

    // A build does not wait to be interrupted: where it was done before the signal reached it, it is begun once more.
    private async Task<Outcome> InterruptAsync()
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            await using var build = CliProcess.Start(
                _data.Path, "build", "--config", platform.ConfigPath, "--date", "2026-10-31", "--out", ".");
            await build.WaitForAsync((_, error) => error.Contains("reading", StringComparison.Ordinal));
            build.TrySend(CliProcess.Signal.Interrupt);
            var ended = await build.WaitAsync();
            if (ended.ExitCode != ExitCodes.Ok)
            {
                return ended;
            }

            Directory.Delete(new SnapshotStore(_data.Path).PathOf(Assert.Single(new SnapshotStore(_data.Path).List())), recursive: true);
        }

        throw new InvalidOperationException("The build was always done before it could be interrupted.");
    }
}
