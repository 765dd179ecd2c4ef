using Overindex.Identity;

namespace Overindex.Cli.Rendering;

/// <summary>A set of ad accounts in one cell.</summary>
internal static class AccountText
{
    private const int Shown = 3;

    internal static string Of(AccountSet accounts) => accounts switch
    {
        { All: true } => "all",
        { Ids.Count: 0 } => "none",
        { Ids.Count: <= Shown } => string.Join(", ", accounts.Ids),
        _ => $"{string.Join(", ", accounts.Ids.Take(Shown))} and {accounts.Ids.Count - Shown} more",
    };
}
