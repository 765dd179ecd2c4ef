namespace Overindex.Contracts;

/// <summary>The direct children of an interest: the answer of "list category sub-interests", which is deprecated since API version 5.23.</summary>
/// <remarks>Source: schema <c>AudienceInsightCategoryArrayResponse</c>.</remarks>
public sealed class CategoryInterestsResponse
{
    /// <summary>By ratio descending.</summary>
    public IReadOnlyList<AudienceSubcategory>? Items { get; set; }
}
