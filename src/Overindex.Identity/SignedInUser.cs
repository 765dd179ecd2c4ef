namespace Overindex.Identity;

/// <summary>Somebody who signed in with name and password, and what they may see now.</summary>
/// <param name="Id">What names them for good; no secret.</param>
/// <param name="Name">The user name.</param>
/// <param name="Stamp">Changes with the password; whoever signed in before is signed out by it.</param>
/// <param name="Accounts">The ad accounts they may see.</param>
public sealed record SignedInUser(string Id, string Name, string Stamp, AccountSet Accounts);
