using Overindex.Engine;

namespace Overindex.Identity.Storage;

/// <summary>A set of ad accounts as text: ids separated by spaces, or <c>*</c> for all, also later ones.</summary>
internal static class ConsentedAccounts
{
    internal const string Claim = "overindex:ad_accounts";

    internal static string Write(AccountSet accounts) => accounts.All ? GrantRow.AllAccounts : string.Join(' ', accounts.Ids);

    internal static AccountSet Read(string text) => text == GrantRow.AllAccounts
        ? AccountSet.Everything
        : new AccountSet([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => AdAccountId.Parse(id))]);
}
