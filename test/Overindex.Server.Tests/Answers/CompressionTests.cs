using System.IO.Compression;
using System.Net;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Answers;

public sealed class CompressionTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Path = "/v5/ad_accounts/549755885175/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE";

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_coded_answer_holds_the_plain_answer_s_bytes(string coding)
    {
        var plain = await shared.Client.GetByteArrayAsync(Path);
        using var response = await AskAsync(coding);
        Assert.Equal([coding], response.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        var coded = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(coded.Length, response.Content.Headers.ContentLength);
        Assert.True(coded.Length < plain.Length, $"{coded.Length} bytes");
        using Stream source = coding == "br"
            ? new BrotliStream(new MemoryStream(coded), CompressionMode.Decompress)
            : new GZipStream(new MemoryStream(coded), CompressionMode.Decompress);
        using var decoded = new MemoryStream();
        await source.CopyToAsync(decoded);
        Assert.Equal(plain, decoded.ToArray());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("identity")]
    [InlineData("br;q=0, gzip;q=0")]
    [InlineData("deflate")]
    public async Task An_answer_is_plain_when_no_known_coding_is_accepted(string? acceptEncoding)
    {
        using var response = await AskAsync(acceptEncoding);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        await response.JsonAsync();
    }

    [Fact]
    public async Task A_client_that_decompresses_by_itself_sees_nothing_of_it()
    {
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All };
        using var client = new HttpClient(handler) { BaseAddress = shared.Server.Address };
        client.DefaultRequestHeaders.Authorization = shared.Client.DefaultRequestHeaders.Authorization;
        Assert.Equal(await shared.Client.GetByteArrayAsync(Path), await client.GetByteArrayAsync(Path));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_head_request_tells_the_length_of_what_get_would_send(string? acceptEncoding)
    {
        using var get = await AskAsync(acceptEncoding);
        using var head = await AskAsync(acceptEncoding, HttpMethod.Head);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal((await get.Content.ReadAsByteArrayAsync()).Length, head.Content.Headers.ContentLength);
        Assert.Equal(get.Content.Headers.ContentEncoding, head.Content.Headers.ContentEncoding);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Each_coding_has_a_strong_tag_of_its_own()
    {
        using var plain = await AskAsync(null);
        using var brotli = await AskAsync("br");
        using var gzip = await AskAsync("gzip");
        var tags = new[] { plain, brotli, gzip }.Select(response => response.Headers.ETag!).ToArray();
        Assert.All(tags, tag => Assert.False(tag.IsWeak));
        Assert.Equal(3, tags.Distinct().Count());
    }

    [Theory]
    [InlineData("br", "br", HttpStatusCode.NotModified)]
    [InlineData("gzip", "gzip", HttpStatusCode.NotModified)]
    [InlineData(null, null, HttpStatusCode.NotModified)]
    [InlineData("br", "gzip", HttpStatusCode.OK)]
    [InlineData(null, "br", HttpStatusCode.OK)]
    public async Task Not_modified_is_about_the_coding_that_would_be_sent(string? held, string? asked, HttpStatusCode expected)
    {
        using var first = await AskAsync(held);
        using var second = await AskAsync(asked, tag: first.Headers.ETag!.ToString());
        Assert.Equal(expected, second.StatusCode);
        Assert.Equal(["Accept-Encoding"], second.Headers.Vary);
        Assert.Equal(expected == HttpStatusCode.NotModified, (await second.Content.ReadAsByteArrayAsync()).Length == 0);
        if (expected == HttpStatusCode.NotModified)
        {
            Assert.Equal(first.Headers.ETag, second.Headers.ETag);
            Assert.Empty(second.Content.Headers.ContentEncoding);
        }
    }

    [Fact]
    public async Task An_error_is_plain_whatever_is_accepted()
    {
        using var response = await AskAsync("br", path: "/v5/ad_accounts/1/audience_insights");
        Assert.Empty(response.Content.Headers.ContentEncoding);
        await response.IsErrorAsync(HttpStatusCode.BadRequest, 1);
    }

    private async Task<HttpResponseMessage> AskAsync(string? acceptEncoding, HttpMethod? method = null, string? tag = null, string path = Path)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        Assert.True(acceptEncoding is null || request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding));
        Assert.True(tag is null || request.Headers.TryAddWithoutValidation("If-None-Match", tag));
        return await shared.Client.SendAsync(request);
    }
}
