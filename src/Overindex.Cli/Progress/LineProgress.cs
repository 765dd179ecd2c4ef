using Overindex.Cli.Rendering;
using Overindex.Ingest;

namespace Overindex.Cli.Progress;

/// <summary>A line when a phase starts, then one every few seconds: for logs.</summary>
internal sealed class LineProgress(TextWriter writer, TimeProvider time) : IProgress<PhaseProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private string? _phase;
    private long _lastLine;
    private long _phaseStart;

    internal static Task<T> RunAsync<T>(TextWriter writer, TimeProvider time, Func<IProgress<PhaseProgress>, Task<T>> job) =>
        Task.Run(() => job(new LineProgress(writer, time)));

    public void Report(PhaseProgress value)
    {
        lock (_lock)
        {
            if (value.Phase == _phase && time.GetElapsedTime(_lastLine) < Interval)
            {
                return;
            }

            var now = time.GetTimestamp();
            _phaseStart = value.Phase == _phase ? _phaseStart : now;
            _phase = value.Phase;
            _lastLine = now;
            writer.WriteLine(Describe(value, time.GetElapsedTime(_phaseStart)));
        }
    }

    private static string Describe(PhaseProgress value, TimeSpan elapsed)
    {
        var fraction = value.Fraction is > 0 and { } known ? $" {known * 100:0}%" : "";
        var rows = value.Rows > 0 ? $" ({Figures.Count(value.Rows, "row", "rows")})" : "";
        var left = TimeLeft.Of(value.Fraction, elapsed) is { } text ? $", {text}" : "";
        return $"{value.Phase}{fraction}{rows}{left}";
    }
}
