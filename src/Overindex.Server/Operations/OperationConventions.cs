using Overindex.Contracts;
using Overindex.Server.Access;

namespace Overindex.Server.Operations;

internal static class OperationConventions
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps one operation for GET and HEAD, with the scope that it needs and its place in the API's description.</summary>
    internal static RouteHandlerBuilder MapOperation<TResponse>(
        this IEndpointRouteBuilder routes, string pattern, string id, string tag, Delegate handler) =>
        routes.MapMethods(pattern, GetAndHead, handler)
            .WithMetadata(new RequiredScope(WireWords.AdsRead))
            .WithName(id)
            .WithTags(tag)
            .Produces<TResponse>()
            .Produces(StatusCodes.Status304NotModified)
            .Produces<ApiError>(StatusCodes.Status400BadRequest)
            .Produces<ApiError>(StatusCodes.Status401Unauthorized)
            .Produces<ApiError>(StatusCodes.Status429TooManyRequests)
            .Produces<ApiError>(StatusCodes.Status503ServiceUnavailable);
}
