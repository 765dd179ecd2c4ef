namespace Overindex.Engine;

/// <summary>What is published about one audience.</summary>
/// <param name="Audience">The audience.</param>
/// <param name="Date">The generation date.</param>
/// <param name="Size">People, as published.</param>
/// <param name="SizeIsUpperBound">Whether <paramref name="Size"/> was rounded up.</param>
/// <param name="Categories">Level-1 interests, by ratio descending, then by key.</param>
/// <param name="Demographics">Values of each demographic, indexed by <see cref="Demographic"/>, by ratio descending, then by key.</param>
public sealed record Insights(
    Audience Audience,
    DateOnly Date,
    long Size,
    bool SizeIsUpperBound,
    IReadOnlyList<CategoryShare> Categories,
    IReadOnlyList<IReadOnlyList<ValueShare>> Demographics);

/// <summary>The share of an audience that holds an interest.</summary>
/// <param name="Interest">The interest.</param>
/// <param name="Ratio">Share, 0 to 1, as published.</param>
/// <param name="Index">Affinity: 1.0 is average; none where the baseline's count is zero or suppressed.</param>
public sealed record InterestShare(Interest Interest, decimal Ratio, decimal? Index);

/// <summary>A category's share, and those of its direct children.</summary>
/// <param name="Category">The category itself; its ratio is of the whole audience.</param>
/// <param name="Subcategories">Its direct children; their ratio is of the category's holders, their index compares whole audiences.</param>
public sealed record CategoryShare(InterestShare Category, IReadOnlyList<InterestShare> Subcategories);

/// <summary>The share of an audience with a demographic value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Ratio">Share, 0 to 1, as published.</param>
public sealed record ValueShare(DemographicValue Value, decimal Ratio);
