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

            _phase = value.Phase;
            _lastLine = time.GetTimestamp();
            writer.WriteLine(Describe(value));
        }
    }

    private static string Describe(PhaseProgress value)
    {
        var fraction = value.Fraction is > 0 and { } known ? $" {known * 100:0}%" : "";
        var rows = value.Rows > 0 ? $" ({Figures.Count(value.Rows, "row", "rows")})" : "";
        return $"{value.Phase}{fraction}{rows}";
    }
}
