using Overindex.Client;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Flows;

public sealed class RefreshTests(SharedTenants shared) : IClassFixture<SharedTenants>
{
    [Fact]
    public async Task A_refresh_gives_another_pair_with_the_same_ad_accounts()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var first = await flow.TokensAsync([TestPlatform.Small.ToString()]);
        var second = await flow.RefreshAsync(first.RefreshToken!);

        Assert.False(second.IsError, second.Raw);
        Assert.Equal("refresh_token", second.TryGet("response_type"));
        Assert.Equal("ads:read", second.Scope);
        Assert.NotEqual(first.RefreshToken, second.RefreshToken);
        Assert.NotEqual(first.AccessToken, second.AccessToken);
        Assert.Equal(200, await shared.Server.StatusAsync(second.AccessToken!, TestPlatform.Small));
        Assert.Equal(403, await shared.Server.StatusAsync(second.AccessToken!, TestPlatform.Big));
        Assert.False((await flow.RefreshAsync(second.RefreshToken!)).IsError);
    }

    [Fact]
    public async Task Of_many_refreshes_at_once_at_most_one_succeeds()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var tokens = await flow.TokensAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => flow.RefreshAsync(tokens.RefreshToken!)));

        Assert.InRange(answers.Count(answer => !answer.IsError), 0, 1);
        Assert.All(answers.Where(answer => answer.IsError), answer => answer.IsBadGrant());
    }

    [Fact]
    public async Task Revoking_a_refresh_token_ends_all_that_came_of_the_consent()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var first = await flow.TokensAsync();
        var second = await flow.RefreshAsync(first.RefreshToken!);
        Assert.Equal(200, await shared.Server.StatusAsync(second.AccessToken!, TestPlatform.Big));

        Assert.False((await flow.RevokeAsync(second.RefreshToken!)).IsError);

        await flow.EndsAsync(first.AccessToken!);
        await flow.EndsAsync(second.AccessToken!);
        (await flow.RefreshAsync(second.RefreshToken!)).IsBadGrant();
    }

    [Fact]
    public async Task Revoking_an_access_token_ends_that_one_alone()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var first = await flow.TokensAsync();
        Assert.Equal(200, await shared.Server.StatusAsync(first.AccessToken!, TestPlatform.Big));

        Assert.False((await flow.RevokeAsync(first.AccessToken!)).IsError);

        await flow.EndsAsync(first.AccessToken!);
        var second = await flow.RefreshAsync(first.RefreshToken!);
        Assert.Equal(200, await shared.Server.StatusAsync(second.AccessToken!, TestPlatform.Big));
    }

    [Fact]
    public async Task Revoking_what_is_no_token_succeeds_as_the_standard_says()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);

        Assert.False((await flow.RevokeAsync("nonsense")).IsError);
        Assert.Equal(401, (int)(await flow.RevokeAsync("nonsense", secret: "wrong")).HttpStatusCode);
    }

    [Fact]
    public async Task The_dotnet_client_works_with_a_refresh_token()
    {
        using var flow = await CodeFlow.CreateAsync(shared.Server);
        var store = new MemoryStore { Tokens = new StoredTokens((await flow.TokensAsync()).RefreshToken!) };
        for (var i = 0; i < 2; i++)
        {
            using var client = new AudienceInsightsClient(new AudienceInsightsClientOptions
            {
                BaseAddress = new Uri(shared.Server.Address, "/v5"),
                Credentials = Credentials.FromRefreshToken(flow.ClientId, flow.Secret!, store),
            });
            var insights = await client.GetAudienceInsightsAsync(TestPlatform.Big.ToString(), Contracts.InsightType.YourTotalAudience);
            Assert.Equal(500, insights.Size);
            store.Tokens = new StoredTokens(store.Tokens!.RefreshToken);
        }
    }

    private sealed class MemoryStore : ITokenStore
    {
        internal StoredTokens? Tokens { get; set; }

        public ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) => new(Tokens);

        public ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken)
        {
            Tokens = tokens;
            return ValueTask.CompletedTask;
        }
    }
}
