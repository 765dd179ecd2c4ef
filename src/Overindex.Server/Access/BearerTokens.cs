using System.Runtime.CompilerServices;
using Overindex.Identity;

namespace Overindex.Server.Access;

/// <summary>Callers with tokens of the OAuth server; one caller for as long as what the token is worth stays the same.</summary>
internal sealed class BearerTokens(AuthorizationServer server)
{
    private readonly ConditionalWeakTable<GrantedAccess, Caller> _callers = [];

    internal ValueTask<Caller?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var found = server.AuthenticateAsync(token, cancellationToken);
        return found.IsCompletedSuccessfully ? new(CallerOf(found.Result)) : AwaitAsync(found);
    }

    private async ValueTask<Caller?> AwaitAsync(ValueTask<GrantedAccess?> found) => CallerOf(await found);

    private Caller? CallerOf(GrantedAccess? access) => access is null ? null : _callers.GetValue(access, Caller.Of);
}
