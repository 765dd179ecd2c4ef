using System.Diagnostics.CodeAnalysis;
using Overindex.Contracts;
using Overindex.Engine;
using Overindex.Server.Errors;

namespace Overindex.Server.Operations;

/// <summary>Reads parameters from paths and queries; a wrong one gives the refusal to answer with.</summary>
internal static class Parameters
{
    private const string DigitsRule = "must be 1 to 18 digits.";
    private static readonly string InsightTypeRule = $"must be one of {string.Join(", ", InsightType.KnownValues)}.";

    internal static bool TryAccount(string text, out AdAccountId account, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = AdAccountId.TryParse(text, out account) ? null : Refusals.Parameter("ad_account_id", text, DigitsRule);
        return refusal is null;
    }

    internal static bool TryInterest(string name, string text, out InterestId interest, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = InterestId.TryParse(text, out interest) ? null : Refusals.Parameter(name, text, DigitsRule);
        return refusal is null;
    }

    internal static bool TryScope(string text, out AudienceScope scope, [NotNullWhen(false)] out Refusal? refusal)
    {
        scope = Is(text, WireWords.Partner) ? AudienceScope.Partner : AudienceScope.Pinterest;
        refusal = scope == AudienceScope.Partner || Is(text, WireWords.Pinterest)
            ? null
            : Refusals.Parameter("scope", text, $"must be one of {WireWords.Partner}, {WireWords.Pinterest}.");
        return refusal is null;
    }

    internal static bool TryType(string text, out AudienceType type, [NotNullWhen(false)] out Refusal? refusal)
    {
        type = Is(text, WireWords.Engagement) ? AudienceType.Engagement : AudienceType.ImpressionPlusEngagement;
        refusal = type == AudienceType.Engagement || Is(text, WireWords.ImpressionPlusEngagement)
            ? null
            : Refusals.Parameter("type", text, $"must be one of {WireWords.Engagement}, {WireWords.ImpressionPlusEngagement}.");
        return refusal is null;
    }

    internal static bool TryInsightType(IQueryCollection query, out InsightType type, [NotNullWhen(false)] out Refusal? refusal)
    {
        const string name = "audience_insight_type";
        type = default;
        if (!TryOnce(query, name, out var text, out refusal))
        {
            return false;
        }

        type = InsightType.KnownValues.FirstOrDefault(known => known.Value == text);
        refusal = text is null ? Refusals.MissingParameter(name, InsightTypeRule)
            : type == default ? Refusals.Parameter(name, text, InsightTypeRule)
            : null;
        return refusal is null;
    }

    internal static bool TrySort(IQueryCollection query, [NotNullWhen(false)] out Refusal? refusal)
    {
        if (TryOnce(query, "sort", out var text, out refusal) && text is not (null or WireWords.Ratio))
        {
            refusal = Refusals.Parameter("sort", text, $"must be {WireWords.Ratio}.");
        }

        return refusal is null;
    }

    /// <summary>A query parameter that may be given once at most; <c>null</c> when it is not given.</summary>
    internal static bool TryOnce(IQueryCollection query, string name, out string? text, [NotNullWhen(false)] out Refusal? refusal)
    {
        var values = query[name];
        text = values.Count == 0 ? null : values[0] ?? string.Empty;
        refusal = values.Count > 1 ? Refusals.RepeatedParameter(name) : null;
        return refusal is null;
    }

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
