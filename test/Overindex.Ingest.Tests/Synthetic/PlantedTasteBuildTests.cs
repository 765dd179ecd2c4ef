using Overindex.Engine;

namespace Overindex.Ingest.Tests.Synthetic;

public sealed class PlantedTasteBuildTests
{
    [Fact]
    public async Task Generate_build_and_insights_agree_on_the_planted_affinities_whatever_the_format()
    {
        using var parquet = await MadeUpPlatform.GenerateAsync(20_000, seed: 11, days: 10);
        using var csv = await MadeUpPlatform.GenerateAsync(20_000, seed: 11, SyntheticFormat.Csv, days: 10);
        var data = Path.Combine(parquet.Root, "data");
        var fromParquet = await BuildAsync(parquet, data);
        Assert.All(fromParquet.Inputs, input => Assert.Equal(input.Read, input.Used));
        Assert.True((await BuildAsync(csv, data)).Published.AlreadyThere);

        using var snapshot = new SnapshotStore(data).Open(fromParquet.Published.Id);
        var calculator = new InsightsCalculator(snapshot.Catalog, new LocalAudienceCounter(snapshot), privacy: null);
        foreach (var taste in parquet.Report.Planted)
        {
            var audience = Audience.Partner(AdAccountId.Parse(taste.AccountId), AudienceType.ImpressionPlusEngagement);
            var parent = parquet.Texts($"SELECT parent_id FROM interests WHERE interest_id = '{taste.InterestId}'").Single();
            Assert.True(snapshot.Catalog.Taxonomy.TryGetOrdinal(InterestId.Parse(parent), out var ordinal));
            var siblings = await calculator.GetSubInterestsAsync(audience, ordinal);
            var measured = (double)siblings.Single(share => share.Interest.Id.ToString() == taste.InterestId).Index!.Value;
            Assert.InRange(measured / taste.ExpectedIndex, 1 - taste.Tolerance, 1 + taste.Tolerance);
        }
    }

    private static Task<BuildReport> BuildAsync(MadeUpPlatform made, string data) => PlatformBuild.RunAsync(new BuildRequest
    {
        Config = BuildConfig.Load(made.Report.ConfigPath),
        Date = made.Report.GenerationDate,
        WindowDays = 10,
        DataDirectory = data,
        Threads = 1,
    });
}
