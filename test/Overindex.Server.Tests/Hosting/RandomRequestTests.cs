using CsCheck;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Hosting;

public sealed class RandomRequestTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly string[] Segments =
    [
        "v5", "ad_accounts", "audience_insights", "insights", "audiences", "PARTNER", "pinterest", "ENGAGEMENT", "impression_plus_engagement",
        "resources", "targeting", "interests", TestPlatform.Animals, TestPlatform.Dogs, "549755885175", "007", "1234567890123456789", "0", "-1",
        "", ".", "..", "%2F", "%", "%zz", "%C3%A9", "%D9%A1", "a b", "é", "openapi", "v5.json", "docs", "healthz", "\u0660", "{0}", "'", "\"", "<x>",
    ];

    private static readonly string[] QueryParts =
    [
        "audience_insight_type=YOUR_TOTAL_AUDIENCE", "audience_insight_type=PINTEREST_TOTAL_AUDIENCE", "audience_insight_type=your_total_audience",
        "audience_insight_type", "audience_insight_type=", "sort=RATIO", "sort=ratio", "page_size=1", "page_size=%00", "bookmark=YWZ0ZXI6MQ", "bookmark=é",
        "&", "=", "?", "#", "%", "a[]=1", "x=%FF", ";",
    ];

    private static readonly string[] Headers =
    [
        "Accept: application/xml\r\n", "If-None-Match: *\r\n", "If-None-Match: \"x\", W/\"y\"\r\n", "If-None-Match: ,,,\r\n", "Range: bytes=0-1\r\n", "Cookie: a=b\r\n",
        "Expect: 100-continue\r\n", "Content-Type: text/x\r\n", "Accept-Encoding: \r\n", "Authorization: Basic eDp4\r\n", "X-Http-Method-Override: DELETE\r\n",
        "Upgrade: h2c\r\n", "Content-Length: 0\r\n", "If-Modified-Since: yesterday\r\n", "Origin: null\r\n", "X: \r\n",
    ];

    private static readonly Gen<string> Target =
        from segments in OneOf(Segments).Array[0, 8]
        from query in OneOf(QueryParts).Array[0, 4]
        from valid in Gen.Bool
        select (valid ? $"/v5/ad_accounts/549755885175/{string.Join('/', segments.Take(3))}" : "/" + string.Join('/', segments))
            + (query.Length == 0 ? "" : "?" + string.Join('&', query));

    private static readonly Gen<(string Method, string Target, string Headers, bool HasToken)> Request = Gen.Select(
        OneOf("GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW", "get"),
        Target,
        OneOf(Headers).Array[0, 3].Select(string.Concat),
        Gen.Bool);

    [Fact]
    public void Random_requests_never_make_the_server_fail_or_answer_an_error_in_another_form() => Request.Sample(
        request =>
        {
            var reply = RawHttp.Get(
                shared.Server.Address, request.Target, request.HasToken ? shared.Server.Secret : null, request.Headers, request.Method);
            Assert.InRange(reply.Status, 200, 499);
            Assert.Matches("^[0-9a-f]{32}$", reply.Headers["x-request-id"]);
            if (reply.Status >= 400 && request.Method != "HEAD")
            {
                Assert.Equal("application/json; charset=utf-8", reply.Headers["content-type"]);
                Assert.NotEqual(0, reply.Json().GetProperty("code").GetInt32());
            }
        },
        iter: 600,
        threads: 4,
        print: request => $"{request.Method} {request.Target} {request.Headers} token: {request.HasToken}");

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
