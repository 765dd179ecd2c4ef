using Microsoft.AspNetCore.Mvc;
using Overindex.Contracts;
using Overindex.Engine;
using Overindex.Server.Access;
using Overindex.Server.Answers;
using Overindex.Server.Errors;
using Overindex.Server.Hosting;
using Overindex.Server.Serving;

namespace Overindex.Server.Operations;

internal static class GetAudienceDefinitions
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOperation<AudienceDefinitionResponse>(
                "/ad_accounts/{ad_account_id}/insights/audiences", "audience_insights_scope_and_type/get", "audience_insights", HandleAsync)
            .WithSummary("Get audience insights scope and type")
            .WithDescription("The audiences that can be asked for now: both of the platform, and those of the ad account that are large enough.")
            .Produces<ApiError>(StatusCodes.Status403Forbidden);

    private static async Task<IResult> HandleAsync(
        HttpContext context, SnapshotHolder snapshots, AnswerCache answers, [FromRoute(Name = "ad_account_id")] string accountText)
    {
        if (!Parameters.TryAccount(accountText, out var account, out var refusal))
        {
            return refusal;
        }

        using var lease = snapshots.Lease();
        if (!context.MaySee(lease, account))
        {
            return Refusals.NotPermitted;
        }

        var key = new AnswerKey(lease.Served.Id, AnswerKind.Definitions, Audience.Partner(account, AudienceType.ImpressionPlusEngagement));
        return new AnswerResult(await answers.GetAsync(key, lease.Served, MakeAsync, context));
    }

    private static Task<byte[]> MakeAsync(ServedSnapshot served, AnswerKey key)
    {
        var available = served.Calculator.GetAvailableAudiences(key.Audience.Account);
        var response = WireMapper.ToResponse(available, served.Catalog.GenerationDate);
        return Task.FromResult(JsonBytes.Of(response, ContractsJson.Wire.AudienceDefinitionResponse));
    }
}
