using Microsoft.AspNetCore.Mvc;
using Overindex.Contracts;
using Overindex.Engine;
using Overindex.Server.Access;
using Overindex.Server.Answers;
using Overindex.Server.Errors;
using Overindex.Server.Hosting;
using Overindex.Server.Serving;

namespace Overindex.Server.Operations;

internal static class GetAudienceInsights
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOperation<AudienceInsightsResponse>(
                "/ad_accounts/{ad_account_id}/audience_insights", "audience_insights/get", "audience_insights", HandleAsync)
            .WithSummary("Get audience insights")
            .WithDescription("Shares of an audience by age, gender, device, metro and country, and its interests with an affinity index against everybody.")
            .Produces<ApiError>(StatusCodes.Status403Forbidden);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        SnapshotHolder snapshots,
        AnswerCache answers,
        [FromRoute(Name = "ad_account_id")] string accountText,
        [FromQuery(Name = "audience_insight_type")] string? typeText)
    {
        if (!Parameters.TryAccount(accountText, out var account, out var refusal)
            || !Parameters.TryInsightType(context.Request.Query, out var type, out refusal))
        {
            return refusal;
        }

        using var lease = snapshots.Lease();
        if (!context.MaySee(lease, account))
        {
            return Refusals.NotPermitted;
        }

        return new AnswerResult(await AnswerAsync(lease.Served, answers, type, account, context));
    }

    internal static ValueTask<Answer> AnswerAsync(ServedSnapshot served, AnswerCache answers, InsightType type, AdAccountId account, HttpContext context) =>
        answers.GetAsync(
            new AnswerKey(served.Id, AnswerKind.Insights, WireMapper.ToAudience(type, account)),
            served,
            (served, key) => MakeAsync(served, key, type),
            context);

    private static async Task<byte[]> MakeAsync(ServedSnapshot served, AnswerKey key, InsightType type) =>
        JsonBytes.Of(WireMapper.ToResponse(await served.Calculator.GetInsightsAsync(key.Audience), type), ContractsJson.Wire.AudienceInsightsResponse);
}
