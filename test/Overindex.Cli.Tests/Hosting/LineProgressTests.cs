using Overindex.Cli.Progress;
using Overindex.Ingest;

namespace Overindex.Cli.Tests.Hosting;

public sealed class LineProgressTests
{
    [Fact]
    public void A_line_comes_with_each_phase_and_then_every_few_seconds()
    {
        var clock = new SteppedClock();
        var writer = new StringWriter { NewLine = "\n" };
        var progress = new LineProgress(writer, clock);
        progress.Report(new("reading people", null, 0));
        progress.Report(new("reading people", 0.1, 1_000));
        clock.Seconds = 3;
        progress.Report(new("reading people", 0.5, 1_234_567));
        clock.Seconds = 4;
        progress.Report(new("reading people", 0.9, 2_000_000));
        progress.Report(new("publishing", 0, 0));
        Assert.Equal("reading people\nreading people 50% (1,234,567 rows), about 3 s left\npublishing\n", writer.ToString());
    }

    private sealed class SteppedClock : TimeProvider
    {
        internal long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
