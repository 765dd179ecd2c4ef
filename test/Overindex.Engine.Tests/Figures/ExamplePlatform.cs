namespace Overindex.Engine.Tests.Figures;

/// <summary>
/// A platform of 10 000 people, small enough to compute by hand. Interests by ordinal: 0 = 10, 1 = 20, 2 = 11 (under 10), 3 = 12 (under 10),
/// 4 = 111 (under 11), 5 = 30, 6 = 31 (under 30).
/// </summary>
internal static class ExamplePlatform
{
    internal static readonly AdAccountId Account = AdAccountId.Parse("7");
    internal static readonly AdAccountId Small = AdAccountId.Parse("8");
    internal static readonly Audience Engaged = Audience.Partner(Account, AudienceType.Engagement);
    internal static readonly Audience Total = Audience.Partner(Account, AudienceType.ImpressionPlusEngagement);

    internal static readonly SnapshotCatalog Catalog = new(
        TestCatalog.Date,
        30,
        new Taxonomy([
            TestCatalog.Interest("10"), TestCatalog.Interest("20"), TestCatalog.Interest("11", "10"), TestCatalog.Interest("12", "10"),
            TestCatalog.Interest("111", "11"), TestCatalog.Interest("30"), TestCatalog.Interest("31", "30")]),
        [
            TestCatalog.Values("18-24", "25-34", "35-44"), TestCatalog.Values("female", "male"), TestCatalog.Values("ipad", "web"),
            TestCatalog.Values("de", "us"), TestCatalog.Values()],
        new TestCatalog.Accounts(TestCatalog.Account(7, engaged: 1_000, impressionsOnly: 2_000), TestCatalog.Account(8, engaged: 99, impressionsOnly: 1)));

    /// <summary>The baseline, and the engaged audience of <see cref="Account"/>.</summary>
    internal static FixedCounter Counter() => new FixedCounter(Catalog)
        .With(Audience.Baseline, [10_000], [4_000, 5_000, 500], [6_000, 4_000], [2_000, 9_000], [100, 9_900], [], [1_500, 4_000, 400, 300, 200, 9, 0])
        .With(Engaged, [1_000], [334, 650, 9], [500, 500], [10, 1_000], [0, 999], [], [300, 300, 100, 9, 50, 9, 9]);

    internal static InsightsCalculator UnderPrivacy(FixedCounter? counter = null) => new(Catalog, counter ?? Counter(), PrivacyRules.Default);

    internal static InsightsCalculator Exactly(FixedCounter? counter = null) => new(Catalog, counter ?? Counter(), privacy: null);

    internal static string[] Text(IEnumerable<InterestShare> shares) => [.. shares.Select(Text)];

    internal static string Text(InterestShare share) => FormattableString.Invariant($"{share.Interest.Id} {share.Ratio} {share.Index}").TrimEnd();

    internal static string[] Text(IEnumerable<ValueShare> shares) =>
        [.. shares.Select(share => FormattableString.Invariant($"{share.Value.Key} {share.Ratio}"))];
}
