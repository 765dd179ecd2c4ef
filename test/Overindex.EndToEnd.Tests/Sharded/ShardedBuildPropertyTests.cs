using CsCheck;
using Overindex.EndToEnd.Tests.Platforms;
using Overindex.EndToEnd.Tests.Properties;
using Overindex.EndToEnd.Tests.Running;
using Overindex.Engine;
using Overindex.Ingest;

namespace Overindex.EndToEnd.Tests.Sharded;

/// <summary>A snapshot whose shards were built one by one is the one that is built in one go, to the byte, with the same report and the same rejected rows.</summary>
public sealed class ShardedBuildPropertyTests
{
    [Fact]
    public Task Shards_built_alone_make_the_same_snapshot_of_any_platform() => CheckAsync(CaseGen.Small, iterations: 12);

    [Fact]
    public Task Shards_built_alone_make_the_same_snapshot_when_there_are_more_interests_than_a_row() => CheckAsync(CaseGen.Deep, iterations: 4);

    private static Task CheckAsync(Gen<PlatformCase> cases, long iterations) => cases.SampleAsync(
        async made =>
        {
            var difference = await DifferenceAsync(made);
            Assert.True(difference is null, difference);
        },
        iter: iterations, print: x => x.Describe());

    private static async Task<string?> DifferenceAsync(PlatformCase made)
    {
        using var folder = new TemporaryDirectory();
        var config = CaseFiles.Write(made, folder);
        var whole = ShardBuild.Request(config, made.Date, made.WindowDays, folder.Combine("whole"), made.Build.Shards, made.Build.Threads);
        var parts = whole with { DataDirectory = folder.Combine("parts") };
        BuildReport expected;
        try
        {
            expected = await PlatformBuild.RunAsync(whole);
        }
        catch (Exception e) when (e is IngestException or SnapshotException)
        {
            // What cannot be built in one go cannot be built in parts.
            await Assert.ThrowsAsync(e.GetType(), async () =>
            {
                await ShardBuild.RunAllAsync(parts);
                await ShardBuild.PublishAsync(parts);
            });
            return new SnapshotStore(parts.DataDirectory).List().Count == 0 ? null : $"published, though the whole build says {e.Message}";
        }

        await ShardBuild.RunAllAsync(parts);
        var published = await ShardBuild.PublishAsync(parts);
        return ShardBuild.DifferenceOf(whole.DataDirectory, parts.DataDirectory)
            ?? TextDifference("the report", ShardBuild.Describe(expected.Inputs), ShardBuild.Describe(published.Inputs))
            ?? TextDifference("the audiences", $"{expected.Audiences}", $"{published.Audiences}")
            ?? TextDifference("rejects.csv", Rejects(whole), Rejects(parts));
    }

    private static string Rejects(BuildRequest request)
    {
        var path = Path.Combine(request.DataDirectory, "rejects.csv");
        return File.Exists(path) ? File.ReadAllText(path) : "none";
    }

    private static string? TextDifference(string what, string expected, string actual) =>
        expected == actual ? null : $"{what} of shards built alone:\n{actual}\nnot\n{expected}";
}
