using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Overindex.Server.Access;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Owasp;

public sealed class Api9InventoryTests(SharedServer shared) : IClassFixture<SharedServer>
{
    // What is reached without a token and stands in no description; a new one is a decision to be made here.
    private static readonly string[] Public =
    [
        "/", "/accounts/{ad_account_id}", "/accounts/{ad_account_id}/export/{format}", "/accounts/{ad_account_id}/{view}", "/assets/{file}",
        "/docs/favicon.svg", "/docs/scalar.aspnetcore.js", "/docs/scalar.js", "/docs/{documentName?}", "/healthz", "/openapi/v5.json", "/readyz",
        "/sign-in", "/sign-out", "/welcome",
    ];

    [Fact]
    public async Task Every_route_is_described_or_a_known_page_or_of_the_OAuth_server()
    {
        var described = (await DescribedApi.OfAsync(shared.Server)).Operations.Select(operation => operation.Path).ToHashSet(StringComparer.Ordinal);
        var routes = shared.Server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        var protectedRoutes = routes.Where(route => route.Metadata.GetMetadata<RequiredScope>() is not null).Select(Text).Distinct(StringComparer.Ordinal);
        Assert.Equal(described.Order(StringComparer.Ordinal), protectedRoutes.Order(StringComparer.Ordinal));
        var others = routes.Select(Text).Where(route => !described.Contains(route) && !IsOAuth(route)).Distinct(StringComparer.Ordinal);
        Assert.Equal(Public, others.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/v1/ad_accounts")]
    [InlineData("/v4/ad_accounts")]
    [InlineData("/v5.1/ad_accounts")]
    [InlineData("/v6/ad_accounts")]
    [InlineData("/api/v5/ad_accounts")]
    [InlineData("/ad_accounts")]
    public void There_is_no_other_version_to_go_round_by(string path) =>
        RawHttp.Get(shared.Server.Address, path, shared.Server.Secret).IsError(404, 404);

    private static bool IsOAuth(string route) =>
        route.StartsWith("/oauth", StringComparison.Ordinal) || route.StartsWith("/v5/oauth", StringComparison.Ordinal) || route.StartsWith("/.well-known/", StringComparison.Ordinal);

    private static string Text(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');
}
