namespace Overindex.Ingest;

/// <summary>How far a long job is.</summary>
/// <param name="Phase">What is being done, such as <c>reading interactions</c>.</param>
/// <param name="Fraction">0 to 1, or none while it cannot be known.</param>
/// <param name="Rows">Rows done in this phase so far.</param>
public readonly record struct PhaseProgress(string Phase, double? Fraction, long Rows);
