using Microsoft.Extensions.Time.Testing;
using Overindex.Contracts;

namespace Overindex.Client.Testing.Tests;

public sealed class FakeServerTests
{
    private static readonly AudienceInsightsClientOptions Patient = new()
    {
        Credentials = Credentials.FromToken("t"),
        MaxRetries = 0,
    };

    public static TheoryData<Fault, Type, int?, int?> Faults => new()
    {
        { Fault.AuthenticationFailed, typeof(AuthenticationFailedException), 401, 2 },
        { Fault.MissingScope, typeof(MissingScopeException), 401, 3 },
        { Fault.NotPermitted, typeof(NotPermittedException), 403, 29 },
        { Fault.RateLimited(TimeSpan.FromSeconds(9)), typeof(RateLimitedException), 429, 8 },
        { Fault.ServerError, typeof(RequestFailedException), 500, 0 },
        { Fault.HtmlUnavailable, typeof(RequestFailedException), 503, null },
        { Fault.BadJson, typeof(RequestFailedException), 200, null },
        { Fault.CutConnection, typeof(NetworkFailureException), null, null },
        { Fault.CutBody, typeof(NetworkFailureException), null, null },
        { Fault.Error(400, 1, "no"), typeof(RequestFailedException), 400, 1 },
    };

    [Fact]
    public async Task What_the_server_was_given_is_what_a_client_gets()
    {
        using var server = new FakeAudienceInsightsServer()
            .WithInsights("4", new AudienceInsightsResponse { Type = InsightType.YourTotalAudience, Size = 5_000 })
            .WithDefinitions("4", new AudienceDefinitionResponse { Items = [new() { Scope = AudienceDefinitionScope.Partner }] })
            .WithInterest(new InterestResponse { Id = "1", Name = "Animals", ChildInterests = ["2"] })
            .WithInterest(new InterestResponse { Id = "2", Name = "Cats" });
        using var client = server.CreateClient();

        Assert.Equal(5_000, (await client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience)).Size);
        Assert.Equal(AudienceDefinitionScope.Partner, Assert.Single((await client.GetAudienceDefinitionsAsync("4")).Items!).Scope);
        Assert.Equal(["Animals", "Cats"], await client.WalkInterestsAsync("1").Select(interest => interest.Name).ToListAsync());
        Assert.Equal("/ad_accounts/4/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE", server.Requests[0].PathAndQuery);
    }

    [Fact]
    public async Task What_the_server_was_not_given_is_refused_as_the_api_refuses_it()
    {
        using var server = new FakeAudienceInsightsServer();
        using var client = server.CreateClient();

        Assert.Equal(29, (await Assert.ThrowsAsync<NotPermittedException>(() => client.GetAudienceDefinitionsAsync("4"))).Code);
        Assert.Equal(404, (await Assert.ThrowsAsync<RequestFailedException>(() => client.GetInterestAsync("4"))).StatusCode);
        Assert.Empty(await client.ListAdAccountsAsync().ToListAsync());
    }

    [Fact]
    public async Task Ad_accounts_come_in_pages()
    {
        using var server = new FakeAudienceInsightsServer().WithAdAccounts([.. Enumerable.Range(1, 60).Select(i => new AdAccount { Id = $"{i}" })]);
        using var client = server.CreateClient();

        Assert.Equal(Enumerable.Range(1, 60).Select(i => $"{i}"), await client.ListAdAccountsAsync().Select(adAccount => adAccount.Id).ToListAsync());
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_what_a_client_throws_for_it_and_then_the_server_is_well_again(Fault fault, Type expected, int? status, int? code)
    {
        using var server = new FakeAudienceInsightsServer().WithInterest(new InterestResponse { Id = "1" }).FailNext(fault);
        using var client = server.CreateClient(Patient);

        var failure = await Assert.ThrowsAnyAsync<AudienceInsightsException>(() => client.GetInterestAsync("1"));

        Assert.IsType(expected, failure);
        Assert.Equal((status, code), (failure.StatusCode, failure.Code));
        Assert.Equal("1", (await client.GetInterestAsync("1")).Id);
    }

    [Fact]
    public async Task A_slow_answer_is_a_timeout_when_the_client_has_less_patience()
    {
        var clock = new FakeTimeProvider();
        using var server = new FakeAudienceInsightsServer().WithInterest(new InterestResponse { Id = "1" }).FailNext(Fault.Slow(TimeSpan.FromSeconds(20), clock), times: 2);
        using var client = server.CreateClient(Patient with { Timeout = TimeSpan.FromSeconds(15), TimeProvider = clock });

        var late = client.GetInterestAsync("1");
        clock.Advance(TimeSpan.FromSeconds(16));
        await Assert.ThrowsAsync<RequestTimeoutException>(() => late);

        using var patient = server.CreateClient(Patient with { Timeout = TimeSpan.FromSeconds(30), TimeProvider = clock });
        var waiting = patient.GetInterestAsync("1");
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("1", (await waiting).Id);
    }

    [Fact]
    public async Task Retries_are_seen_among_the_requests()
    {
        using var server = new FakeAudienceInsightsServer().WithInterest(new InterestResponse { Id = "1" }).FailNext(Fault.HtmlUnavailable, times: 2);
        using var client = server.CreateClient();

        await client.GetInterestAsync("1");

        Assert.Equal(3, server.Requests.Count);
    }
}
