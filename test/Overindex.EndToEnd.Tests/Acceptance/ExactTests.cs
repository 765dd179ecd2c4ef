using Overindex.EndToEnd.Tests.Oracle;
using Overindex.EndToEnd.Tests.Properties;
using Overindex.Engine;

namespace Overindex.EndToEnd.Tests.Acceptance;

/// <summary>The operator's figures, with privacy off: every count of every audience, and everything made of them.</summary>
public abstract class ExactTests(ServedPlatform platform)
{
    [Fact]
    public async Task Every_exact_figure_equals_the_oracles()
    {
        using var snapshot = new SnapshotStore(platform.DataDirectory).Open(platform.Report.Published.Id);
        var counter = new LocalAudienceCounter(snapshot);
        var calculator = new InsightsCalculator(snapshot.Catalog, counter, privacy: null);
        var asked = 0;
        foreach (var expected in platform.Oracle.Audiences(rules: null))
        {
            var thorough = asked++ % 50 == 0 || expected.Key.Scope == AudienceKey.Pinterest || platform.Accounts.Count < 50;
            Assert.Null(CountsDifference(await counter.CountAsync(EngineAnswers.ToAudience(expected.Key)), snapshot.Catalog, expected));
            Assert.Null(await EngineAnswers.DifferenceAsync(calculator, snapshot.Catalog, expected, allSubInterests: thorough));
        }

        Assert.Equal((2 * platform.Accounts.Count) + 2, asked);
    }

    private static string? CountsDifference(AudienceCounts counts, SnapshotCatalog catalog, ExpectedAudience expected)
    {
        if (counts.People != expected.People)
            return $"{expected.Key}: {counts.People} people, not {expected.People}";
        var held = expected.Lists.Where(x => x.Key.StartsWith("interests:", StringComparison.Ordinal)).SelectMany(x =>
            x.Value).ToDictionary(x => x.Key, x => x.Count);
        for (var i = 0; i < catalog.Taxonomy.Interests.Count; i++)
        {
            var id = catalog.Taxonomy.Interests[i].Id.ToString();
            if (counts.Interests[i] != held.GetValueOrDefault(id))
                return $"{expected.Key}: interest {id} is held by {counts.Interests[i]}, not {held.GetValueOrDefault(id)}";
        }

        return null;
    }
}

[Collection(OuladCollection.Name)]
public sealed class OuladExactTests(ServedOulad platform) : ExactTests(platform);

[Collection(CompleteJourneyCollection.Name)]
public sealed class CompleteJourneyExactTests(ServedCompleteJourney platform) : ExactTests(platform);
