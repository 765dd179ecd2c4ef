using Refit;

namespace Overindex.Bench.Client.Systems;

internal interface IRefitApi
{
    [Get("/ad_accounts/{adAccountId}/audience_insights")]
    Task<SettableInsights> GetInsightsAsync(string adAccountId, [AliasAs("audience_insight_type")] string insightType);
}
