using CsCheck;
using Overindex.EndToEnd.Tests.Oracle;
using Overindex.EndToEnd.Tests.Running;
using Overindex.Engine;
using Overindex.Ingest;

namespace Overindex.EndToEnd.Tests.Properties;

/// <summary>Whatever the platform, its files and the way it is built: the product says what the oracle says.</summary>
public sealed class EnginePropertyTests
{
    private static readonly CountingPath[] s_paths = [CountingPath.Scalar, CountingPath.V128, CountingPath.V256, CountingPath.V512,
        CountingPath.Auto];

    [Fact]
    public Task Every_answer_equals_the_oracles_when_a_small_platform_is_built() => CheckAsync(CaseGen.Small, iterations: 60);

    [Fact]
    public Task Every_answer_equals_the_oracles_when_there_are_more_people_than_a_block() => CheckAsync(CaseGen.Wide, iterations: 10);

    [Fact]
    public Task Every_answer_equals_the_oracles_when_there_are_more_interests_than_a_row() => CheckAsync(CaseGen.Deep, iterations: 10);

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
        using var oracle = SqlOracle.Create(made.Platform, made.Date, made.WindowDays);
        var request = new BuildRequest
        {
            Config = BuildConfig.Load(CaseFiles.Write(made, folder)),
            Date = made.Date,
            WindowDays = made.WindowDays,
            DataDirectory = folder.Combine("data"),
            Shards = made.Build.Shards,
            Threads = made.Build.Threads,
            MaxRejects = 1,
        };
        if (RefusalOf(oracle) is { } refusal)
        {
            // An empty snapshot would take the place of a good one: nothing is published.
            var refused = await Assert.ThrowsAsync<IngestException>(() => PlatformBuild.RunAsync(request));
            return refused.Message.Contains(refusal, StringComparison.Ordinal) && new SnapshotStore(request.DataDirectory).List().Count == 0
                ? null
                : $"the build says {refused.Message}; it must say {refusal}";
        }

        var report = await PlatformBuild.RunAsync(request);
        if (ReportDifference(report, oracle) is { } inReport)
            return inReport;
        using var snapshot = new SnapshotStore(folder.Combine("data")).Open(report.Published.Id);
        foreach (var path in s_paths)
        {
            var counter = new LocalAudienceCounter(snapshot, new CountingOptions { Path = path, Threads = made.Build.Threads });
            foreach (var rules in (OracleRules?[])[null, made.Rules])
            {
                var calculator = new InsightsCalculator(snapshot.Catalog, counter, EngineAnswers.ToPrivacy(rules));
                foreach (var expected in oracle.Audiences(rules))
                {
                    var difference = await EngineAnswers.DifferenceAsync(calculator, snapshot.Catalog, expected,
                        allSubInterests: path == CountingPath.Auto)
                        ?? AvailableDifference(calculator, expected, rules);
                    if (difference is not null)
                        return $"{path}, {(rules is null ? "exact" : "privacy")}: {difference}";
                }
            }
        }

        return null;
    }

    private static string? RefusalOf(SqlOracle oracle)
    {
        var verdicts = oracle.Verdicts();
        return ((string[])["people", "interests", "items", "interactions"]).Any(input => !verdicts.ContainsKey(input)) ? "has no rows"
            : verdicts["interactions"] is { Used: 0, OutsideWindow: > 0 } ? "no row is in the window"
            : null;
    }

    private static string? AvailableDifference(InsightsCalculator calculator, ExpectedAudience expected, OracleRules? rules)
    {
        if (expected.Key.Scope == AudienceKey.Pinterest || rules is null)
            return null;
        var available = calculator.GetAvailableAudiences(AdAccountId.Parse(expected.Key.Account));
        return available.Contains(EngineAnswers.ToAudience(expected.Key)) == expected.Available && available.Count(x =>
            x.Scope == AudienceScope.Pinterest) == 2
            ? null
            : $"{expected.Key}: available are {string.Join(", ", available)}";
    }

    private static string? ReportDifference(BuildReport report, SqlOracle oracle)
    {
        var verdicts = oracle.Verdicts();
        foreach (var input in report.Inputs.Where(x => x.Read > 0 && verdicts.ContainsKey(x.Name)))
        {
            var expected = verdicts[input.Name];
            var rejected = input.Rejected.OrderBy(x => x.Reason, StringComparer.Ordinal).Select(x => $"{x.Reason} {x.Rows}");
            var mustReject = expected.Rejected.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key} {x.Value}");
            var says = $"{input.Name}: read {input.Read}, used {input.Used}, outside {input.OutsideWindow}, rejected [{string.Join(", ", rejected)}]";
            var must = $"{input.Name}: read {expected.Read}, used {expected.Used}, outside {expected.OutsideWindow}, "
                + $"rejected [{string.Join(", ", mustReject)}]";
            if (says != must)
                return $"the report says {says}; it must be {must}";
        }

        return null;
    }
}
