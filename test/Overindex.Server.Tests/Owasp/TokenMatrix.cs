using Overindex.Engine;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Owasp;

/// <summary>Every kind of token, and what each is worth.</summary>
internal static class TokenMatrix
{
    internal static readonly AdAccountId[] Accounts = [TestPlatform.Big, TestPlatform.Small, TestPlatform.Idle];
    internal static readonly AdAccountId Missing = AdAccountId.Parse("424242");

    /// <summary>A token for each set of the ad accounts, one of which may not exist, and one for all of them.</summary>
    internal static IReadOnlyList<(string Secret, IReadOnlyList<AdAccountId> Sees)> Make(RunningServer server)
    {
        AdAccountId[] named = [.. Accounts, Missing];
        var tokens = new List<(string, IReadOnlyList<AdAccountId>)>();
        for (var set = 1; set < 1 << named.Length; set++)
        {
            var accounts = named.Where((_, i) => (set & (1 << i)) != 0).ToArray();
            tokens.Add((server.Tokens.Create(new() { Accounts = accounts }).Secret, [.. accounts.Where(Accounts.Contains)]));
        }

        tokens.Add((server.Tokens.Create(new() { AllAccounts = true }).Secret, Accounts));
        return tokens;
    }

    /// <summary>What is sent instead of a valid token, and what it is.</summary>
    internal static IReadOnlyList<(string What, string Header)> Invalid(RunningServer server)
    {
        var valid = server.Secret;
        var (revoked, revokedSecret) = server.Tokens.Create(new() { AllAccounts = true });
        server.Tokens.Revoke(revoked.Id);
        var past = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-2));
        var expired = new TokenStore(server.DataDirectory, past).Create(new() { AllAccounts = true, Lifetime = TimeSpan.FromDays(1) }).Secret;
        using var elsewhere = new TemporaryDirectory();
        var foreign = new TokenStore(elsewhere.Path).Create(new() { AllAccounts = true }).Secret;
        return
        [
            ("no token", ""),
            ("an empty token", "Authorization: Bearer \r\n"),
            ("garbage", "Authorization: Bearer garbage\r\n"),
            ("garbage of 8 000 letters", $"Authorization: Bearer {new string('x', 8_000)}\r\n"),
            ("the token of another server", $"Authorization: Bearer {foreign}\r\n"),
            ("a revoked token", $"Authorization: Bearer {revokedSecret}\r\n"),
            ("an expired token", $"Authorization: Bearer {expired}\r\n"),
            ("half a token", $"Authorization: Bearer {valid[..30]}\r\n"),
            ("a token with another end", $"Authorization: Bearer {valid[..^2]}AA\r\n"),
            ("a token in other letters", $"Authorization: Bearer {valid.ToUpperInvariant()}\r\n"),
            ("two tokens", $"Authorization: Bearer {valid}\r\nAuthorization: Bearer {valid}\r\n"),
            ("a token without a scheme", $"Authorization: {valid}\r\n"),
            ("another scheme", $"Authorization: Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"x:{valid}"))}\r\n"),
            ("a token's id", $"Authorization: Bearer {server.Tokens.List()[0].Id}\r\n"),
            ("an unsigned JWT", "Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIiwic2NvcGUiOiJhZHM6cmVhZCJ9.\r\n"),
            ("a token in a cookie", $"Cookie: access_token={valid}; Authorization=Bearer {valid}\r\n"),
        ];
    }
}
