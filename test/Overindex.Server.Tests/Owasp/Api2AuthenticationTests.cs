using System.Net;
using Microsoft.Extensions.Time.Testing;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Owasp;

public sealed class Api2AuthenticationTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task No_operation_answers_without_a_valid_token_and_all_refusals_are_alike()
    {
        var api = await DescribedApi.OfAsync(shared.Server);
        var bodies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (what, header) in TokenMatrix.Invalid(shared.Server))
        {
            foreach (var operation in api.Operations)
            {
                var reply = RawHttp.Get(shared.Server.Address, operation.TargetFor(TestPlatform.Big.ToString()), extraHeaders: header, method: operation.Method);
                Assert.True(reply.Status == 401, $"{what}: {operation} {reply.Status}");
                reply.IsError(401, 2);
                Assert.Equal("Bearer", reply.Headers["www-authenticate"]);
                bodies.Add(reply.Body);
            }
        }

        Assert.Single(bodies);
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("token")]
    [InlineData("authorization")]
    public async Task A_token_in_a_query_is_not_taken(string name)
    {
        var api = await DescribedApi.OfAsync(shared.Server);
        foreach (var operation in api.Operations)
        {
            var target = operation.TargetFor(TestPlatform.Big.ToString());
            target += (target.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"{name}={shared.Server.Secret}";
            RawHttp.Get(shared.Server.Address, target).IsError(401, 2);
        }
    }

    [Fact]
    public async Task A_token_that_another_process_revoked_is_refused_within_a_second()
    {
        // A clock that only the test moves: a busy machine makes no second longer.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await RunningServer.StartAsync(options => options with { TimeProvider = clock });
        var (token, secret) = server.Tokens.Create(new() { AllAccounts = true });
        using var client = server.NewClient(secret);
        await client.OkAsync("/v5/ad_accounts");
        server.Tokens.Revoke(token.Id);
        clock.Advance(TimeSpan.FromSeconds(1));
        foreach (var operation in (await DescribedApi.OfAsync(server)).Operations)
        {
            await client.ErrorAsync(operation.TargetFor(TestPlatform.Big.ToString()), HttpStatusCode.Unauthorized, 2);
        }
    }
}
