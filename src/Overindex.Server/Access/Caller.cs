using Overindex.Engine;

namespace Overindex.Server.Access;

/// <summary>Who asks: a request's valid token.</summary>
internal sealed class Caller(AccessToken token)
{
    internal AccessToken Token => token;

    internal bool MaySee(AdAccountId account) => token.AllAccounts || token.Accounts.Contains(account);
}
