using System.Text.Encodings.Web;
using System.Text.Json;
using Overindex.Client.Tests.Support;
using Overindex.Contracts;

namespace Overindex.Client.Tests.Transport;

/// <summary>Servers that send back what they were sent, in places where nobody looks for it.</summary>
public sealed class SecretTests
{
    private const string Secret = "pina/AB+cd==&x<y";

    [Fact]
    public async Task A_header_line_that_cannot_be_read_is_not_repeated_with_the_token_in_it()
    {
        await using var server = new LoopbackServer(request => Reply.Json("{}") with
        {
            InsteadOfHead = $"HTTP/1.1 200 OK\r\nyou sent {request.Authorization}\r\n\r\n",
            IsLast = true,
        });

        var failure = await FailureOf(server, maxRetries: 1);

        Assert.IsType<NetworkFailureException>(failure);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(HttpRequestError.InvalidResponse, Assert.IsType<HttpRequestException>(failure.InnerException).HttpRequestError);
        Assert.Contains("you sent Bearer ***", failure.Message, StringComparison.Ordinal);
        AssertHidden(failure.ToString());
    }

    [Theory]
    [InlineData("as it is")]
    [InlineData("json")]
    [InlineData("url")]
    [InlineData("html")]
    [InlineData("slashes")]
    public async Task A_token_is_hidden_however_the_server_writes_it(string form)
    {
        var written = form switch
        {
            "json" => JavaScriptEncoder.Default.Encode(Secret),
            "url" => Uri.EscapeDataString(Secret),
            "html" => System.Net.WebUtility.HtmlEncode(Secret),
            "slashes" => Secret.Replace("/", "\\/", StringComparison.Ordinal),
            _ => Secret,
        };
        await using var server = new LoopbackServer(new Reply(400, $$"""{"code":1,"message":"no {{written}}!"}""").With("x-request-id", Secret));

        var failure = await FailureOf(server);

        Assert.Contains("no ***!", failure.Message, StringComparison.Ordinal);
        Assert.Equal("***", failure.RequestId);
        AssertHidden(failure + failure.BodySnippet);
        Assert.DoesNotContain(written, failure + failure.BodySnippet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_of_a_server_forge_no_line_of_a_log_and_are_of_bounded_length()
    {
        var words = "bad\r\n2026-11-23 admin signed in\u001b[2J" + new string('x', 100_000);
        await using var server = new LoopbackServer(new Reply(400, $$"""{"code":1,"message":{{JsonSerializer.Serialize(words)}}}"""));

        var failure = await FailureOf(server);

        Assert.Contains("bad\uFFFD\uFFFD2026-11-23 admin signed in\uFFFD[2Jxxx", failure.Message, StringComparison.Ordinal);
        Assert.InRange(failure.Message.Length, 512, 1_024);
        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    private static async Task<AudienceInsightsException> FailureOf(LoopbackServer server, int maxRetries = 0)
    {
        using var client = new AudienceInsightsClient(Clients.Options(server, Credentials.FromToken(Secret)) with { MaxRetries = maxRetries });
        return await Assert.ThrowsAnyAsync<AudienceInsightsException>(() => client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience));
    }

    private static void AssertHidden(string shown) => Assert.DoesNotContain("AB+cd", shown, StringComparison.Ordinal);
}
