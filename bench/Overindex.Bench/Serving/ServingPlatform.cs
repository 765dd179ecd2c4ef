using Overindex.Bench.Counting;

namespace Overindex.Bench.Serving;

/// <summary>The platform that the serving bench serves: 10 M people; one ordinary ad account, then large ones, then huge ones.</summary>
internal static class ServingPlatform
{
    internal const int Ordinary = 0;
    internal const int FirstLarge = 1;
    internal const int FirstHuge = 9;
    internal const int Each = 8;

    internal static PlatformSpec Spec { get; } = new(
        "serving-10m", 10_000_000, 448, 2, [100_000, .. Enumerable.Repeat(1_000_000, Each), .. Enumerable.Repeat(5_000_000, Each)]);

    internal static string Insights(int account, string type = "YOUR_TOTAL_AUDIENCE") =>
        $"/v5/ad_accounts/{PlatformSpec.Account(account)}/audience_insights?audience_insight_type={type}";

    internal static string SubInterests(int account, int category) =>
        $"/v5/ad_accounts/{PlatformSpec.Account(account)}/insights/audiences/PARTNER/IMPRESSION_PLUS_ENGAGEMENT/{900_000_000_000 + (7L * category)}";
}
