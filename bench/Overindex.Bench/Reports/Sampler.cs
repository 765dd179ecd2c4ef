using System.Diagnostics;

namespace Overindex.Bench.Reports;

/// <summary>Runs something until it is warm, then times it several times.</summary>
internal sealed record Sampler(int WarmRuns, TimeSpan WarmTime, int MinRuns, int MaxRuns, TimeSpan Time)
{
    /// <summary>For what takes micro- or milliseconds: long enough for the JIT's last tier.</summary>
    internal static Sampler Fast { get; } = new(60, TimeSpan.FromMilliseconds(400), 15, 2_000, TimeSpan.FromMilliseconds(500));

    /// <summary>For what takes a good part of a second.</summary>
    internal static Sampler Slow { get; } = new(1, TimeSpan.Zero, 3, 7, TimeSpan.FromSeconds(2.5));

    internal double[] Sample(Action run) => SampleAsync(() =>
    {
        run();
        return ValueTask.CompletedTask;
    }).GetAwaiter().GetResult();

    /// <summary>For what runs on other threads: awaited as a server awaits it, because waking a blocked thread would cost more than a small count.</summary>
    internal async Task<double[]> SampleAsync(Func<ValueTask> run)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < WarmRuns && (i == 0 || Stopwatch.GetElapsedTime(started) < WarmTime * 4); i++)
        {
            await run();
        }

        while (Stopwatch.GetElapsedTime(started) < WarmTime)
        {
            await run();
        }

        var samples = new List<double>();
        started = Stopwatch.GetTimestamp();
        while (samples.Count < MinRuns || (samples.Count < MaxRuns && Stopwatch.GetElapsedTime(started) < Time))
        {
            var begun = Stopwatch.GetTimestamp();
            await run();
            samples.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        samples.Sort();
        return [.. samples];
    }

    internal static double Median(double[] sorted) =>
        sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
}
