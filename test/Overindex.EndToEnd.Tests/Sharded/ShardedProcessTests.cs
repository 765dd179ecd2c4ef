using System.Diagnostics;
using System.Text;
using Overindex.EndToEnd.Tests.Platforms;
using Overindex.EndToEnd.Tests.Processes;
using Overindex.EndToEnd.Tests.Running;
using Overindex.Ingest;

namespace Overindex.EndToEnd.Tests.Sharded;

/// <summary>Real processes that build shards into one directory: killed, at once, and in the loop that the documents show.</summary>
[Collection(TimedCollection.Name)]
public sealed class ShardedProcessTests : IDisposable
{
    private const int Shards = 3;
    private const int Kills = 4;

    private readonly TemporaryDirectory _folder = new();
    private readonly string _config;
    private readonly string _data;

    public ShardedProcessTests()
    {
        _config = Builds.WriteConfig(RealData.Oulad, _folder);
        _data = _folder.Combine("data");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_builds_of_a_shard_leave_all_of_it_or_nothing_and_a_retry_makes_it_whole()
    {
        await BuildWholeAsync();
        await RunAsync(Build("0-1"));
        var clock = Stopwatch.StartNew();
        await RunAsync(Build("2", _folder.Combine("measured")));
        var duration = clock.Elapsed;
        var place = Path.Combine(_data, "parts", $"2013-10-31.{Shards}-shards", "shard-0002");
        var killed = 0;
        for (var i = 0; i < Kills; i++)
        {
            if (await KillAsync(Build("2"), duration * ((i + 0.5) / Kills)))
                killed++;
            if (Directory.Exists(place))
            {
                // There is no half a shard: what is there is what the undisturbed build made.
                Assert.Equal(
                    ShardBuild.Files(_folder.Combine("measured", Path.GetRelativePath(_data, place))).OrderBy(x => x.Key, StringComparer.Ordinal),
                    ShardBuild.Files(place).OrderBy(x => x.Key, StringComparer.Ordinal));
                Directory.Delete(place, recursive: true);
            }
        }

        Assert.True(killed > 0, "No build was still running when it was killed.");
        await RunAsync(Build("2"));
        await RunAsync(["snapshot", "publish", "--data", _data]);

        Assert.Null(ShardBuild.DifferenceOf(_folder.Combine("whole"), _data));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_data, "parts")));
    }

    [Fact]
    public async Task Machines_that_build_the_same_shards_at_once_do_each_other_no_harm()
    {
        await BuildWholeAsync();
        await Task.WhenAll(RunAsync(Build("0,2")), RunAsync(Build("1,2")), RunAsync(Build("2")));
        var published = await RunAsync(["snapshot", "publish", "--data", _data, "--output", "json"]);

        Assert.Contains("\"snapshot\": \"2013-10-31.r1\"", published, StringComparison.Ordinal);
        Assert.Null(ShardBuild.DifferenceOf(_folder.Combine("whole"), _data));
    }

    private async Task BuildWholeAsync() =>
        await PlatformBuild.RunAsync(ShardBuild.Request(_config, RealData.Oulad.Date, RealData.Oulad.WindowDays, _folder.Combine("whole"), Shards));

    private string[] Build(string only, string? data = null) => [.. Executable.Build(_config, RealData.Oulad.Date, data ?? _data), "--shards", $"{Shards}", "--only", only];

    private static async Task<string> RunAsync(string[] arguments)
    {
        var result = await Executable.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.Error);
        return Encoding.UTF8.GetString(result.Output);
    }

    private static async Task<bool> KillAsync(string[] arguments, TimeSpan after)
    {
        using var process = Executable.Start(arguments);
        using var patience = new CancellationTokenSource(after);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
            return process.ExitCode != 0;
        }
    }
}
