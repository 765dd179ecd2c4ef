using CsCheck;
using Overindex.Server.Limits;

namespace Overindex.Server.Tests.Limits;

public sealed class FixedWindowTests
{
    [Fact]
    public void It_counts_as_a_list_of_all_requests_would() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 400].Array[0, 60]).Sample(sample =>
        {
            var (permits, pauses) = sample;
            var window = new FixedWindow(permits, 1_000);
            var taken = new List<long>();
            var now = 0L;
            foreach (var pause in pauses)
            {
                now += pause;
                var before = taken.Count(time => time / 1_000 == now / 1_000);
                var left = window.Take(now);
                Assert.Equal(before < permits ? permits - before - 1 : -1, left);
                if (left >= 0)
                {
                    taken.Add(now);
                }
            }
        });

    [Fact]
    public void Many_at_once_never_get_more_than_there_is()
    {
        var window = new FixedWindow(1_000, 60_000);
        var granted = 0;
        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 500; i++)
            {
                if (window.Take(1) >= 0)
                {
                    Interlocked.Increment(ref granted);
                }
            }
        });
        Assert.Equal(1_000, granted);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 60)]
    [InlineData(999, 60)]
    [InlineData(1_000, 59)]
    [InlineData(59_999, 1)]
    [InlineData(60_000, 60)]
    public void It_tells_the_seconds_until_the_window_ends_rounded_up(long now, int seconds) =>
        Assert.Equal(seconds, new FixedWindow(1, 60_000).SecondsLeft(now));
}
