using System.Text.RegularExpressions;

namespace Overindex.Server.Tokens;

internal static partial class AccessTokenRules
{
    private const int MaxNameLength = 100;

    internal static void Check(AccessTokenRequest request)
    {
        if (request.Name.Length > MaxNameLength || request.Name.Any(char.IsControl))
        {
            throw new ArgumentException($"The token's name must have at most {MaxNameLength} characters, none of them a control character.", nameof(request));
        }

        if (request.AllAccounts == request.Accounts.Count > 0)
        {
            throw new ArgumentException("A token must be for named ad accounts or for all of them: give one or the other.", nameof(request));
        }

        if (request.Scopes.Count == 0 || request.Scopes.FirstOrDefault(scope => !ScopeShape().IsMatch(scope)) is not null)
        {
            throw new ArgumentException("The token's scopes must be one or more texts such as 'ads:read'.", nameof(request));
        }

        if (request.Lifetime <= TimeSpan.Zero)
        {
            throw new ArgumentException($"The token's lifetime is {request.Lifetime}; it must be more than zero.", nameof(request));
        }
    }

    [GeneratedRegex(@"\A[a-z_]{1,30}:[a-z_]{1,30}\z", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex ScopeShape();
}
