using Overindex.Client.Tests.Support;

namespace Overindex.Client.Tests.Operations;

public sealed class ListingTests
{
    [Fact]
    public async Task Ad_accounts_are_listed_over_all_pages_each_asked_for_when_it_is_reached()
    {
        await using var server = new LoopbackServer(
            Reply.Json("""{"items":[{"id":"1","name":"a"},{"id":"2"}],"bookmark":"b+/="}"""),
            Reply.Json("""{"items":[],"bookmark":"c"}"""),
            Reply.Json("""{"items":[{"id":"3"}]}"""));
        using var client = Clients.Of(server);

        await using var list = client.ListAdAccountsAsync(pageSize: 2).GetAsyncEnumerator();
        Assert.True(await list.MoveNextAsync());
        Assert.Equal(("1", "a"), (list.Current.Id, list.Current.Name));
        Assert.True(await list.MoveNextAsync());
        Assert.Single(server.Requests);
        Assert.True(await list.MoveNextAsync());
        Assert.Equal("3", list.Current.Id);
        Assert.False(await list.MoveNextAsync());

        Assert.Equal(
            ["/v5/ad_accounts?page_size=2", "/v5/ad_accounts?page_size=2&bookmark=b%2B%2F%3D", "/v5/ad_accounts?page_size=2&bookmark=c"],
            server.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task A_list_that_never_ends_is_an_error()
    {
        await using var server = new LoopbackServer(Reply.Json("""{"items":[{"id":"1"}],"bookmark":"again"}"""));
        using var client = Clients.Of(server);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(async () => await client.ListAdAccountsAsync().ToListAsync());

        Assert.Contains("'again'", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_list_whose_bookmarks_go_round_in_a_circle_is_an_error()
    {
        await using var server = new LoopbackServer(
            Reply.Json("""{"items":[{"id":"1"}],"bookmark":"a"}"""),
            Reply.Json("""{"items":[{"id":"2"}],"bookmark":"b"}"""),
            Reply.Json("""{"items":[{"id":"3"}],"bookmark":"a"}"""));
        using var client = Clients.Of(server);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(async () => await client.ListAdAccountsAsync().ToListAsync());

        Assert.Contains("'a' twice", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("\"../1\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public async Task A_child_that_is_no_interest_is_a_failure_of_the_server_and_not_of_the_caller(string child)
    {
        await using var server = new LoopbackServer(Reply.Json($$"""{"id":"1","child_interests":[{{child}}]}"""));
        using var client = Clients.Of(server);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(async () => await client.WalkInterestsAsync("1").ToListAsync());

        Assert.Contains("Interest 1 has a child", failure.Message, StringComparison.Ordinal);
        Assert.Equal(200, failure.StatusCode);
    }

    [Fact]
    public async Task Cancelling_a_list_stops_it_between_pages()
    {
        await using var server = new LoopbackServer(Reply.Json("""{"items":[{"id":"1"}],"bookmark":"next"}"""));
        using var client = Clients.Of(server);
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var adAccount in client.ListAdAccountsAsync().WithCancellation(cancel.Token))
            {
                await cancel.CancelAsync();
            }
        });

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_walk_visits_each_interest_once_parents_first_and_no_deeper_than_asked()
    {
        // 1 has 2 and 3; 2 has 4; 4 has 1, a cycle that no decent taxonomy has.
        await using var server = new LoopbackServer(request => Reply.Json(request.Target.Split('/')[^1] switch
        {
            "1" => """{"id":"1","level":1,"child_interests":["2","3"]}""",
            "2" => """{"id":"2","level":2,"child_interests":["4"]}""",
            "4" => """{"id":"4","level":3,"child_interests":["1"]}""",
            var id => $$"""{"id":"{{id}}"}""",
        }));
        using var client = Clients.Of(server);

        Assert.Equal(["1", "2", "4", "3"], await client.WalkInterestsAsync("1").Select(interest => interest.Id).ToListAsync());
        Assert.Equal(["1", "2", "3"], await client.WalkInterestsAsync("1", maxDepth: 1).Select(interest => interest.Id).ToListAsync());
        Assert.Equal([200], await client.WalkInterestsWithResponseAsync("3").Select(response => response.StatusCode).ToListAsync());
        Assert.Equal("/v5/resources/targeting/interests/1", server.Requests.First().Target);
    }
}
