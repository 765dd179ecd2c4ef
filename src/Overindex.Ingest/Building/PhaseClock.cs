using System.Diagnostics;

namespace Overindex.Ingest.Building;

/// <summary>Times the phases of a build and tells how far it is.</summary>
internal sealed class PhaseClock(IProgress<PhaseProgress>? progress)
{
    private readonly List<PhaseTime> _phases = [];
    private long _started;
    private string _phase = "";
    private long _rows;

    /// <summary>Rows done in this phase so far; set by whoever streams.</summary>
    internal long Rows
    {
        get => Interlocked.Read(ref _rows);
        set => Interlocked.Exchange(ref _rows, value);
    }

    internal IReadOnlyList<PhaseTime> Phases => _phases;

    /// <summary>Which part of the phase is done next: what is reported is the fraction of it.</summary>
    internal (double Start, double Length) Part { get; set; } = (0, 1);

    internal void Start(string phase)
    {
        Stop();
        _phase = phase;
        _started = Stopwatch.GetTimestamp();
        Rows = 0;
        Part = (0, 1);
        Report(null);
    }

    internal void AddRows(int rows) => Interlocked.Add(ref _rows, rows);

    internal void Stop()
    {
        if (_phase.Length > 0)
        {
            Part = (0, 1);
            Report(1);
            _phases.Add(new PhaseTime(_phase, Stopwatch.GetElapsedTime(_started)));
            _phase = "";
        }
    }

    internal void Report(double? fraction) => progress?.Report(new PhaseProgress(_phase, Part.Start + (fraction * Part.Length), Rows));

    /// <summary>DuckDB's percentage; negative when it does not know.</summary>
    internal void ReportPercentage(double percentage) => Report(percentage < 0 ? null : Math.Min(1, percentage / 100));
}
