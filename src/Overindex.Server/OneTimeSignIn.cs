namespace Overindex.Server;

/// <summary>A code that signs whoever opens <c>/welcome?code=</c> in to the dashboard, once.</summary>
/// <param name="Code">The code: at least 128 random bits.</param>
/// <param name="TokenId">The personal access token that it stands for: what that one may see.</param>
public sealed record OneTimeSignIn(string Code, string TokenId)
{
    /// <summary>How long after the server's start it works. Default 30 minutes.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(30);
}
