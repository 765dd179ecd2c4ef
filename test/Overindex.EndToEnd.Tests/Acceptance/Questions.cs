using Overindex.Contracts.Tests.Description;
using Overindex.EndToEnd.Tests.Oracle;

namespace Overindex.EndToEnd.Tests.Acceptance;

/// <summary>Every question that can be asked about a platform, with the oracle's answer.</summary>
internal static class Questions
{
    public static readonly IReadOnlyList<(string Insight, string Scope, string Type)> InsightTypes =
    [
        ("YOUR_TOTAL_AUDIENCE", AudienceKey.Partner, AudienceKey.Total),
        ("YOUR_ENGAGED_AUDIENCE", AudienceKey.Partner, AudienceKey.Engagement),
        ("PINTEREST_TOTAL_AUDIENCE", AudienceKey.Pinterest, AudienceKey.Total),
    ];

    public static readonly IReadOnlyList<(string Scope, string Type)> Pairs =
    [
        (AudienceKey.Partner, AudienceKey.Total),
        (AudienceKey.Partner, AudienceKey.Engagement),
        (AudienceKey.Pinterest, AudienceKey.Total),
        (AudienceKey.Pinterest, AudienceKey.Engagement),
    ];

    public static IEnumerable<Question> Insights(ServedPlatform platform) => Insights(platform.Accounts).Select(x => new Question(
        x.Path, ApiDescription.Insights, () => ExpectedJson.Insights(platform.Published[x.Audience], x.Insight, platform.Data.Date)));

    public static IReadOnlyList<(string Path, AudienceKey Audience, string Insight)> Insights(IEnumerable<string> accounts) =>
    [
        .. from account in accounts
           from type in InsightTypes
           let path = $"/v5/ad_accounts/{account}/audience_insights?audience_insight_type={type.Insight}"
           select (path, AudienceKey.Of(account, type.Scope, type.Type), type.Insight),
    ];

    public static IEnumerable<Question> Definitions(ServedPlatform platform) =>
        from account in platform.Accounts
        let audiences = Pairs.Select(x => platform.Published[AudienceKey.Of(account, x.Scope, x.Type)])
        select new Question(
            $"/v5/ad_accounts/{account}/insights/audiences", ApiDescription.Definitions, () =>
                ExpectedJson.Definitions(audiences, platform.Data.Date));

    public static IEnumerable<Question> SubInterests(ServedPlatform platform, IEnumerable<string> accounts,
        IReadOnlyList<string> parents) =>
        from account in accounts
        from pair in Pairs
        from parent in parents
        let expected = platform.Published[AudienceKey.Of(account, pair.Scope, pair.Type)]
        select new Question(
            $"/v5/ad_accounts/{account}/insights/audiences/{pair.Scope}/{pair.Type}/{parent}",
            ApiDescription.SubInterests,
            () => ExpectedJson.SubInterests(expected, parent));
}
