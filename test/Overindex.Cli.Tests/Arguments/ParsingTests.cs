using Overindex.Cli.Arguments;

namespace Overindex.Cli.Tests.Arguments;

public sealed class ParsingTests
{
    private static readonly StoppedClock Clock = new(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("1%", 0.01)]
    [InlineData("0.01", 0.01)]
    [InlineData("0.5%", 0.005)]
    [InlineData("100%", 1)]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    public void A_share_is_read_as_a_fraction_or_a_percentage(string text, double expected) =>
        Assert.Equal(expected, FractionText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("-1%")]
    [InlineData("101%")]
    [InlineData("1.5")]
    [InlineData("1,5%")]
    [InlineData("NaN")]
    [InlineData("1e-2")]
    public void A_share_that_is_none_is_refused(string text) => Assert.Throws<FormatException>(() => FractionText.Parse(text));

    [Theory]
    [InlineData("90m", 0, 1, 30)]
    [InlineData("12h", 0, 12, 0)]
    [InlineData("30d", 30, 0, 0)]
    [InlineData("4w", 28, 0, 0)]
    [InlineData("2026-11-23", 0, 6, 0)]
    [InlineData("2026-12-31", 38, 6, 0)]
    public void A_lifetime_is_a_duration_or_lasts_to_the_end_of_a_day(string text, int days, int hours, int minutes) =>
        Assert.Equal(new TimeSpan(days, hours, minutes, 0), LifetimeText.Parse(text, Clock));

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("0h")]
    [InlineData("-1d")]
    [InlineData("30")]
    [InlineData("30y")]
    [InlineData("1.5d")]
    [InlineData("2026-11-22")]
    [InlineData("2026-02-30")]
    [InlineData("9999-12-31")]
    [InlineData("99999999d")]
    public void A_lifetime_that_is_none_is_refused(string text) => Assert.Throws<FormatException>(() => LifetimeText.Parse(text, Clock));

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:0")]
    [InlineData("http://*:80")]
    [InlineData("http://[::1]:5080")]
    public void An_address_to_listen_on_is_taken(string text) => Assert.Equal(text, UrlText.Parse(text));

    [Fact]
    public void An_address_loses_its_last_slash() => Assert.Equal("http://127.0.0.1:5080", UrlText.Parse("http://127.0.0.1:5080/"));

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:70000")]
    [InlineData("http://127.0.0.1:5080/api")]
    [InlineData("http://unix:/tmp/overindex.sock")]
    [InlineData("http://127.0.0:x")]
    [InlineData("http://insights.example.org:5080")]
    public void An_address_that_is_none_is_refused(string text) => Assert.Throws<FormatException>(() => UrlText.Parse(text));

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
