using Overindex.Contracts;

namespace Overindex.Client.Operations;

/// <summary>The paths of the operations, below the base address. What goes into them is checked first: an id never changes a path.</summary>
internal static class Paths
{
    private const int LongestId = 18;

    internal static string Insights(string adAccountId, InsightType insightType) =>
        $"/ad_accounts/{Id(adAccountId, nameof(adAccountId))}/audience_insights?audience_insight_type={Word(insightType.Value, nameof(insightType))}";

    internal static string Definitions(string adAccountId) =>
        $"/ad_accounts/{Id(adAccountId, nameof(adAccountId))}/insights/audiences";

    internal static string CategoryInterests(string adAccountId, AudienceDefinitionScope scope, AudienceDefinitionType type, string categoryId) =>
        $"{Definitions(adAccountId)}/{Word(scope.Value, nameof(scope))}/{Word(type.Value, nameof(type))}/{Id(categoryId, nameof(categoryId))}?sort=RATIO";

    internal static string AdAccounts(int? pageSize, string? bookmark)
    {
        if (pageSize is < 1 or > 250)
        {
            throw new ArgumentOutOfRangeException(nameof(pageSize), pageSize, "A page holds 1 to 250 ad accounts.");
        }

        string[] query =
        [
            .. pageSize is { } size ? [$"page_size={size}"] : Array.Empty<string>(),
            .. bookmark is null ? Array.Empty<string>() : [$"bookmark={Uri.EscapeDataString(bookmark)}"],
        ];
        return query.Length == 0 ? "/ad_accounts" : $"/ad_accounts?{string.Join('&', query)}";
    }

    internal static string Interest(string interestId) => $"/resources/targeting/interests/{Id(interestId, nameof(interestId))}";

    internal static bool IsId(string? id) => id?.Length is > 0 and <= LongestId && !id.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static string Id(string id, string name)
    {
        ArgumentNullException.ThrowIfNull(id, name);
        return IsId(id)
            ? id
            : throw new ArgumentException($"{name} is '{id}'; it must be 1 to {LongestId} digits.", name);
    }

    private static string Word(string word, string name) => word switch
    {
        "" => throw new ArgumentException($"{name} has no value. Take one of its KnownValues.", name),

        // A URL takes these for steps of its path, however they are written.
        "." or ".." => throw new ArgumentException($"{name} is '{word}', which no server can be asked for. Take one of its KnownValues.", name),
        _ => Uri.EscapeDataString(word),
    };
}
