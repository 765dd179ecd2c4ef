using Microsoft.AspNetCore.Mvc;
using Overindex.Contracts;
using Overindex.Engine;
using Overindex.Server.Access;
using Overindex.Server.Answers;
using Overindex.Server.Errors;
using Overindex.Server.Hosting;
using Overindex.Server.Serving;

namespace Overindex.Server.Operations;

internal static class ListCategoryInterests
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOperation<CategoryInterestsResponse>(
                "/ad_accounts/{ad_account_id}/insights/audiences/{scope}/{type}/{category_id}",
                "audiences_insights/category/list",
                "audience_insights",
                HandleAsync)
            .WithSummary("Get category sub-interest (deprecated)")
            .WithDescription("The direct children of any interest that has children. Deprecated since API version 5.23, which has subcategories instead.")
            .Produces<ApiError>(StatusCodes.Status403Forbidden)
            .Produces<ApiError>(StatusCodes.Status404NotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        SnapshotHolder snapshots,
        AnswerCache answers,
        [FromRoute(Name = "ad_account_id")] string accountText,
        [FromRoute(Name = "scope")] string scopeText,
        [FromRoute(Name = "type")] string typeText,
        [FromRoute(Name = "category_id")] string categoryText,
        [FromQuery(Name = "sort")] string? sortText)
    {
        if (!Parameters.TryAccount(accountText, out var account, out var refusal)
            || !Parameters.TryScope(scopeText, out var scope, out refusal)
            || !Parameters.TryType(typeText, out var type, out refusal)
            || !Parameters.TryInterest("category_id", categoryText, out var category, out refusal)
            || !Parameters.TrySort(context.Request.Query, out refusal))
        {
            return refusal;
        }

        using var lease = snapshots.Lease();
        if (!context.MaySee(lease, account))
        {
            return Refusals.NotPermitted;
        }

        var taxonomy = lease.Served.Catalog.Taxonomy;
        if (!taxonomy.TryGetOrdinal(category, out var interest))
        {
            return Refusals.NoSuchInterest(categoryText);
        }

        if (taxonomy.ChildrenOf(interest).Count == 0)
        {
            return Refusals.NoSubInterests(categoryText);
        }

        var audience = scope == AudienceScope.Partner ? Audience.Partner(account, type) : Audience.Platform(type);
        return new AnswerResult(await AnswerAsync(lease.Served, answers, audience, interest, context));
    }

    internal static ValueTask<Answer> AnswerAsync(ServedSnapshot served, AnswerCache answers, Audience audience, int interest, HttpContext context) =>
        answers.GetAsync(new AnswerKey(served.Id, AnswerKind.SubInterests, audience, interest), served, MakeAsync, context);

    private static async Task<byte[]> MakeAsync(ServedSnapshot served, AnswerKey key) =>
        JsonBytes.Of(
            WireMapper.ToResponse(await served.Calculator.GetSubInterestsAsync(key.Audience, key.Interest)), ContractsJson.Wire.CategoryInterestsResponse);
}
