using System.Globalization;

namespace Overindex.Reports.Drawing;

/// <summary>The vertical scale of lines: where a value stands, 0 at the bottom to 1 at the top, and where it is ruled.</summary>
internal sealed class LineScale
{
    private static readonly double[] RoundSteps = [1, 2, 5, 10];

    private readonly LineUnit _unit;
    private readonly double _low;
    private readonly double _high;

    internal LineScale(LineUnit unit, IEnumerable<double> values)
    {
        _unit = unit;
        var all = values.ToList();
        if (unit == LineUnit.Affinity)
        {
            // 1.0 is always in sight: it is what affinity is about.
            _low = Math.Min(0.5, Math.Pow(2, Math.Floor(Math.Log2(Math.Max(all.Append(1).Min(), 1d / 64)))));
            _high = Math.Max(2, Math.Pow(2, Math.Ceiling(Math.Log2(all.Append(1).Max()))));
            Ticks = [.. Doublings(_low, _high)];
        }
        else
        {
            var step = RoundStep(all.Append(0).Max() / 4);
            _high = Math.Max(step, Math.Ceiling(all.Append(0).Max() / step) * step);
            Ticks = [.. Enumerable.Range(0, (int)Math.Round(_high / step) + 1).Select(i => i * step)];
        }
    }

    internal IReadOnlyList<double> Ticks { get; }

    internal double At(double value) => _unit == LineUnit.Affinity
        ? Math.Log(Math.Max(value, _low) / _low) / Math.Log(_high / _low)
        : value / _high;

    internal string Label(double tick) => _unit switch
    {
        LineUnit.Share => (tick * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%",
        LineUnit.Affinity => tick.ToString("0.###", CultureInfo.InvariantCulture) + "×",
        _ => Words.Count((long)tick),
    };

    internal string Figure(double? value) => value is null ? "–" : _unit switch
    {
        LineUnit.Share => Words.Percent(value),
        LineUnit.Affinity => Words.Affinity(value),
        _ => Words.Count((long)value),
    };

    private static IEnumerable<double> Doublings(double low, double high)
    {
        for (var tick = low; tick <= high; tick *= 2)
        {
            yield return tick;
        }
    }

    /// <summary>1, 2 or 5 times a power of ten, at least the value; people come whole.</summary>
    private double RoundStep(double value)
    {
        var power = value <= 0 ? (_unit == LineUnit.People ? 1 : 0.01) : Math.Pow(10, Math.Floor(Math.Log10(value)));
        var step = RoundSteps.Select(times => times * power).First(round => round >= value * 0.999);
        return _unit == LineUnit.People ? Math.Max(1, step) : step;
    }
}
