using Overindex.Client.Answers;
using Overindex.Contracts;

namespace Overindex.Client.Operations;

/// <summary>Every operation, with the name that telemetry knows it by.</summary>
internal static class ApiOperations
{
    private const string InsightsName = "get_audience_insights";

    internal static readonly Operation<AudienceInsightsResponse> Insights = new(InsightsName, InsightsReader.Read);

    internal static readonly Operation<AudienceInsightsResponse> InsightsWithUnknown = new(InsightsName, ContractsJson.Wire.AudienceInsightsResponse);

    internal static readonly Operation<AudienceDefinitionResponse> Definitions =
        new("get_audience_definitions", ContractsJson.Wire.AudienceDefinitionResponse);

    internal static readonly Operation<CategoryInterestsResponse> CategoryInterests =
        new("list_category_interests", ContractsJson.Wire.CategoryInterestsResponse);

    internal static readonly Operation<AdAccountsResponse> AdAccounts = new("list_ad_accounts", ContractsJson.Wire.AdAccountsResponse);

    internal static readonly Operation<InterestResponse> Interest = new("get_interest", ContractsJson.Wire.InterestResponse);
}
