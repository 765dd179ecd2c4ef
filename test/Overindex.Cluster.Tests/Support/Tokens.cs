using Overindex.Server;

namespace Overindex.Cluster.Tests.Support;

/// <summary>Tokens of a data directory, without a process for each.</summary>
internal static class Tokens
{
    public static string ForAllAccounts(string data) => new TokenStore(data).Create(new AccessTokenRequest { AllAccounts = true }).Secret;

    public static string ForOperator(string data) =>
        new TokenStore(data).Create(new AccessTokenRequest { AllAccounts = true, Scopes = [AccessTokenRequest.OperatorScope] }).Secret;
}
