using CsCheck;

namespace Overindex.Client.Tests.Answers;

public sealed class RateLimitTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void All_buckets_of_the_structured_headers_are_read()
    {
        var rateLimit = new RateLimit(
            "1000, 100;w=1;name=\"safety_net_app_id_user_id\", 1000;w=60;name=\"ads_read_app_id_user_id\"",
            "7, 99;name=\"safety_net_app_id_user_id\", 7;name=\"ads_read_app_id_user_id\"",
            "42",
            Noon);

        Assert.Equal((1000L, 7L, TimeSpan.FromSeconds(42)), (rateLimit.Limit, rateLimit.Remaining, rateLimit.Reset));
        Assert.Equal(
            [
                new RateLimitBucket("safety_net_app_id_user_id", 100, TimeSpan.FromSeconds(1), 99, null),
                new RateLimitBucket("ads_read_app_id_user_id", 1000, TimeSpan.FromSeconds(60), 7, null),
            ],
            rateLimit.Buckets);
    }

    [Fact]
    public void The_older_plain_integers_are_read_as_one_bucket()
    {
        var rateLimit = new RateLimit("1000", "999", "60", Noon);

        Assert.Equal((1000L, 999L, TimeSpan.FromSeconds(60)), (rateLimit.Limit, rateLimit.Remaining, rateLimit.Reset));
        Assert.Equal([new RateLimitBucket(null, 1000, null, 999, TimeSpan.FromSeconds(60))], rateLimit.Buckets);
    }

    [Fact]
    public void A_reset_in_unix_time_is_measured_from_the_answer()
    {
        Assert.Equal(TimeSpan.FromSeconds(13), new RateLimit(null, null, "1795435213", Noon).Reset);
        Assert.Equal(TimeSpan.Zero, new RateLimit(null, null, "1795435100", Noon).Reset);
    }

    [Fact]
    public void A_quoted_name_may_hold_commas_and_semicolons() =>
        Assert.Equal("a,b;w=9", Assert.Single(new RateLimit("5;w=1;name=\"a,b;w=9\"", null, null, Noon).Buckets).Name);

    [Theory]
    [InlineData("a lot")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData(";;;,,,===\"")]
    public void What_nobody_can_read_is_nothing(string header)
    {
        var rateLimit = new RateLimit(header, header, header, Noon);

        Assert.Equal((null, null, null), (rateLimit.Limit, rateLimit.Remaining, rateLimit.Reset));
        Assert.Empty(rateLimit.Buckets);
    }

    [Fact]
    public void No_header_makes_reading_throw() =>
        Gen.String[Gen.Char["0123456789,;=\"w name.-e\0é"], 0, 60].Array[3].Sample(headers =>
        {
            var rateLimit = new RateLimit(headers[0], headers[1], headers[2], Noon);
            Assert.All(rateLimit.Buckets, bucket => Assert.True(bucket.Limit >= 0));
            Assert.True((rateLimit.Reset ?? TimeSpan.Zero) >= TimeSpan.Zero);
            Assert.NotNull(rateLimit.ToString());
            _ = (rateLimit.Limit, rateLimit.Remaining);
        });
}
