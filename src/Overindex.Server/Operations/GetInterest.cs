using Microsoft.AspNetCore.Mvc;
using Overindex.Contracts;
using Overindex.Server.Answers;
using Overindex.Server.Errors;
using Overindex.Server.Hosting;
using Overindex.Server.Serving;

namespace Overindex.Server.Operations;

internal static class GetInterest
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOperation<InterestResponse>("/resources/targeting/interests/{interest_id}", "interest_targeting_options/get", "resources", Handle)
            .WithSummary("Get interest details")
            .WithDescription("An interest's name, level and direct children.")
            .Produces<ApiError>(StatusCodes.Status404NotFound);

    private static IResult Handle(SnapshotHolder snapshots, [FromRoute(Name = "interest_id")] string interestText)
    {
        if (!Parameters.TryInterest("interest_id", interestText, out var interest, out var refusal))
        {
            return refusal;
        }

        using var lease = snapshots.Lease();
        var taxonomy = lease.Served.Catalog.Taxonomy;
        return taxonomy.TryGetOrdinal(interest, out var ordinal)
            ? new AnswerResult(new Answer(JsonBytes.Of(WireMapper.ToResponse(taxonomy, ordinal), ContractsJson.Wire.InterestResponse)))
            : Refusals.NoSuchInterest(interestText);
    }
}
