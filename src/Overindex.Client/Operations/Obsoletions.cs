namespace Overindex.Client.Operations;

/// <summary>What is obsolete, and what comes after it.</summary>
internal static class Obsoletions
{
    internal const string CategoryInterestsId = "OVX0001";

    internal const string CategoryInterests =
        "Deprecated since API version 5.23. Use Subcategories of the categories that GetAudienceInsightsAsync returns.";
}
