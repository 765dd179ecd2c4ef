using Overindex.Engine;

namespace Overindex.Server;

/// <summary>For whom and how long a token is.</summary>
public sealed record AccessTokenRequest
{
    /// <summary>The label of the token that <c>overindex demo</c> makes; a server that other machines reach refuses to start with one.</summary>
    public const string DemoName = "overindex demo";

    /// <summary>The scope of an operator's token: what a cluster is doing, and no ad account.</summary>
    public const string OperatorScope = "cluster:read";

    /// <summary>A label for people, at most 100 characters, no control characters; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The ad accounts it may see; empty together with <see cref="AllAccounts"/>.</summary>
    public IReadOnlyList<AdAccountId> Accounts { get; init; } = [];

    /// <summary>Whether it may see every ad account.</summary>
    public bool AllAccounts { get; init; }

    /// <summary>Scopes, at least one, such as <c>ads:read</c>, which is the default.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["ads:read"];

    /// <summary>How long it is valid; more than zero; default 30 days.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(30);
}

/// <summary>A token without its secret.</summary>
/// <param name="Id">What names it in <c>token list</c> and <c>token revoke</c>; no secret.</param>
/// <param name="Name">The label.</param>
/// <param name="Accounts">The ad accounts it may see, in the order of their ids.</param>
/// <param name="AllAccounts">Whether it may see every ad account.</param>
/// <param name="Scopes">Its scopes.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="RevokedAt">When it was revoked, if it was.</param>
public sealed record AccessToken(
    string Id,
    string Name,
    IReadOnlyList<AdAccountId> Accounts,
    bool AllAccounts,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt);
