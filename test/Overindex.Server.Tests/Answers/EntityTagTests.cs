using System.Net;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Answers;

public sealed class EntityTagTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Path = "/v5/ad_accounts/549755885175/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE";

    [Theory]
    [InlineData("{0}", true)]
    [InlineData("W/{0}", true)]
    [InlineData("\"other\", {0}", true)]
    [InlineData("\"other\",W/\"more\",W/{0}", true)]
    [InlineData("*", true)]
    [InlineData("\"other\"", false)]
    [InlineData("W/\"other\"", false)]
    [InlineData("nonsense", false)]
    [InlineData(",", false)]
    public async Task Not_modified_is_answered_exactly_when_the_caller_holds_the_answer(string held, bool isHeld)
    {
        using var first = await shared.Client.GetAsync(Path);
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        Assert.True(request.Headers.TryAddWithoutValidation("If-None-Match", string.Format(held, tag)));
        using var second = await shared.Client.SendAsync(request);
        Assert.Equal(isHeld ? HttpStatusCode.NotModified : HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(tag, second.Headers.ETag);
        Assert.Equal("no-cache, private", second.Headers.CacheControl?.ToString());
        Assert.Equal(isHeld, (await second.Content.ReadAsByteArrayAsync()).Length == 0);
    }

    [Fact]
    public async Task Without_permission_a_held_answer_is_not_confirmed()
    {
        using var first = await shared.Client.GetAsync(Path);
        using var client = shared.Server.NewClient(null);
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(request);
        await second.IsErrorAsync(HttpStatusCode.Unauthorized, 2);
    }

    [Fact]
    public async Task Different_answers_have_different_tags()
    {
        using var one = await shared.Client.GetAsync(Path);
        using var other = await shared.Client.GetAsync(Path.Replace("TOTAL", "ENGAGED", StringComparison.Ordinal));
        Assert.NotEqual(one.Headers.ETag, other.Headers.ETag);
    }
}
