using Overindex.Contracts;

namespace Overindex.Reports;

/// <summary>An interest of an answer: the API's own share and affinity, and where it stands.</summary>
/// <param name="Key">Its id; empty where the answer has none.</param>
/// <param name="Name">Its name; empty where the answer has none.</param>
/// <param name="Level">1 for a category, 2 for a sub-interest.</param>
/// <param name="ParentKey">The category's key, for a sub-interest.</param>
/// <param name="ParentName">The category's name, for a sub-interest.</param>
/// <param name="Ratio">Share, 0 to 1: a category's is of the audience, a sub-interest's of the category's holders.</param>
/// <param name="Index">Affinity against everybody; 1.0 is average.</param>
/// <param name="IsSmallBase">Whether fewer than <see cref="SmallBase"/> people are behind it, going by the size that the answer states.</param>
public sealed record InterestRow(
    string Key, string Name, int Level, string? ParentKey, string? ParentName, double? Ratio, double? Index, bool IsSmallBase)
{
    /// <summary>With fewer people than this behind a row, its figures would change much with a few people more. People.</summary>
    public const int SmallBase = 100;

    /// <summary>An affinity from which on an interest is over-indexed.</summary>
    public const double Over = 1.2;

    /// <summary>An affinity up to which an interest is under-indexed.</summary>
    public const double Under = 0.8;

    /// <summary>Whether it is at least 1.2 times as common as among everybody.</summary>
    public bool IsOver => Index >= Over;

    /// <summary>Whether it is at most 0.8 times as common as among everybody.</summary>
    public bool IsUnder => Index <= Under;

    /// <summary>The rows of an answer, in its order: each category, then its sub-interests.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>Every interest it holds.</returns>
    public static IReadOnlyList<InterestRow> Of(AudienceInsightsResponse answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return [.. (answer.Categories ?? []).SelectMany(category => Of(category, answer.Size))];
    }

    private static IEnumerable<InterestRow> Of(AudienceCategory category, long? size)
    {
        var holders = size * category.Ratio;
        var (key, name) = (category.Key ?? category.Id ?? "", category.Name ?? "");
        yield return new(key, name, 1, null, null, category.Ratio, category.Index, holders < SmallBase);
        foreach (var child in category.Subcategories ?? [])
        {
            yield return new(
                child.Key ?? child.Id ?? "", child.Name ?? "", 2, key, name, child.Ratio, child.Index, holders * child.Ratio < SmallBase);
        }
    }
}
