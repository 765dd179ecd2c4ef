using Overindex.Engine;
using Overindex.Reports;

namespace Overindex.Dashboard.Viewing;

/// <summary>A row of the table of interests.</summary>
internal sealed record InterestLine
{
    internal required InterestId Id { get; init; }

    internal required string Name { get; init; }

    /// <summary>1 for a category.</summary>
    internal required int Level { get; init; }

    /// <summary>Share of the audience for a category, else of those who hold the interest above.</summary>
    internal required double? Ratio { get; init; }

    internal required double? Index { get; init; }

    /// <summary>At most this many people, by the size as stated; none where it cannot be said.</summary>
    internal required double? Holders { get; init; }

    internal int Children { get; init; }

    internal bool IsOpen { get; init; }

    /// <summary>The name of the interest above; none for a category.</summary>
    internal string? Above { get; init; }

    /// <summary>How many sub-interests of an opened one are left out.</summary>
    internal int LeftOut { get; init; }

    /// <summary>Few enough that a handful of people more or less would change the figures.</summary>
    internal bool IsSmall => Holders < InterestRow.SmallBase;
}
