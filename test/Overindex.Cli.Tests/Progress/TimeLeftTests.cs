using Overindex.Cli.Progress;

namespace Overindex.Cli.Tests.Progress;

public sealed class TimeLeftTests
{
    [Theory]
    [InlineData(0.25, 10, "about 30 s left")]
    [InlineData(0.99, 60, "about 1 s left")]
    [InlineData(0.10, 60, "about 9 min left")]
    public void The_rest_takes_as_long_as_the_part_that_is_done(double fraction, int seconds, string expected) =>
        Assert.Equal(expected, TimeLeft.Of(fraction, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Nothing_is_said_while_it_would_be_a_guess()
    {
        Assert.Null(TimeLeft.Of(null, TimeSpan.FromMinutes(1)));
        Assert.Null(TimeLeft.Of(0.01, TimeSpan.FromMinutes(1)));
        Assert.Null(TimeLeft.Of(0.5, TimeSpan.FromSeconds(1)));
        Assert.Null(TimeLeft.Of(1, TimeSpan.FromMinutes(1)));
    }
}
