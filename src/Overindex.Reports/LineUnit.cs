namespace Overindex.Reports;

/// <summary>What the lines of a <see cref="LineChart"/> measure.</summary>
public enum LineUnit
{
    /// <summary>Whole numbers of people, from zero.</summary>
    People,

    /// <summary>Shares, 0 to 1, written as percentages, from zero.</summary>
    Share,

    /// <summary>Affinities, with a line at 1.0, where everybody is; on a logarithmic scale.</summary>
    Affinity,
}
