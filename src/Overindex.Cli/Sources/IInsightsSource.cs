using Overindex.Contracts;
using Overindex.Engine;
using AdAccount = Overindex.Contracts.AdAccount;

namespace Overindex.Cli.Sources;

/// <summary>Answers, wherever they come from: verbs and their printers know no more than this.</summary>
internal interface IInsightsSource : IDisposable
{
    Task<InsightsAnswer> GetInsightsAsync(string account, InsightType type, CancellationToken cancellationToken);

    /// <summary>The same question on the other generation dates that there are before this one, oldest first; nothing where dates cannot be chosen.</summary>
    IAsyncEnumerable<AudienceInsightsResponse> ListEarlierAsync(string account, InsightType type, CancellationToken cancellationToken);

    Task<AudienceDefinitionResponse> GetDefinitionsAsync(string account, CancellationToken cancellationToken);

    /// <summary>The direct children of any interest, by the operation that is deprecated since API version 5.23.</summary>
    Task<CategoryInterestsResponse> ListCategoryInterestsAsync(
        string account, InsightType type, string interest, CancellationToken cancellationToken);

    IAsyncEnumerable<AdAccount> ListAdAccountsAsync(CancellationToken cancellationToken);

    /// <summary>An interest and those below it, parents before children.</summary>
    IAsyncEnumerable<InterestResponse> WalkInterestsAsync(string interest, int depth, CancellationToken cancellationToken);
}

/// <summary>An answer and what it is about.</summary>
internal sealed record InsightsAnswer(AudienceInsightsResponse Response, InsightsSubject Subject);

/// <summary>What an answer is about, beside what it says itself.</summary>
/// <param name="Account">The ad account, with its name where it is known.</param>
/// <param name="Origin">Names and values that say where the answer comes from.</param>
/// <param name="WindowDays">Days in the window, where they are known.</param>
/// <param name="Exact">Whether the privacy rules are off.</param>
/// <param name="WhyEmpty">What to say when there are no breakdowns.</param>
internal sealed record InsightsSubject(
    string Account, IReadOnlyList<(string Name, string Value)> Origin, int? WindowDays, bool Exact, string WhyEmpty)
{
    /// <summary>The ad account's name, where it is known.</summary>
    internal string? AccountName { get; init; }

    /// <summary>Why there are no answers of earlier dates; nothing where they can be asked for.</summary>
    internal string? WhyNoHistory { get; init; }

    /// <summary>The privacy rules, where they are known.</summary>
    internal PrivacyRules? Rules { get; init; }
}
