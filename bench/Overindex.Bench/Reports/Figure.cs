namespace Overindex.Bench.Reports;

/// <summary>One measured figure that is no series of equal runs.</summary>
internal sealed record Figure(string Measured, string System, double Value, string Unit, string? Goal = null, bool? Met = null);
