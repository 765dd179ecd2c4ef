using Microsoft.AspNetCore.Http;
using Overindex.Identity;

namespace Overindex.Dashboard;

/// <summary>Who may open the dashboard, and what they may see there. Every request asks anew, so that a change counts at once.</summary>
public interface IDashboardAccess
{
    /// <summary>Whether there are users with names and passwords.</summary>
    bool HasUsers { get; }

    /// <summary>Signs a user in.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The user name.</param>
    /// <param name="password">The password.</param>
    /// <returns>The viewer; nobody if refused.</returns>
    ValueTask<Viewer?> SignInAsync(HttpContext context, string name, string password);

    /// <summary>Signs in whoever has a personal access token.</summary>
    /// <param name="context">The request.</param>
    /// <param name="token">The token.</param>
    /// <returns>The viewer; nobody if the token is unknown, expired or revoked.</returns>
    ValueTask<Viewer?> SignInAsync(HttpContext context, string token);

    /// <summary>Signs in whoever has the one-time code of the demo; it is worth nothing afterwards.</summary>
    /// <param name="context">The request.</param>
    /// <param name="code">The code.</param>
    /// <returns>The viewer; nobody if it is wrong, used or too old.</returns>
    ValueTask<Viewer?> RedeemAsync(HttpContext context, string code);

    /// <summary>Finds somebody who signed in before.</summary>
    /// <param name="context">The request; it is charged to the viewer.</param>
    /// <param name="key">What the session holds.</param>
    /// <returns>The viewer with what they may see now; nobody if they may not see anything any more.</returns>
    ValueTask<Viewer?> FindAsync(HttpContext context, ViewerKey key);
}

/// <summary>Somebody who is signed in.</summary>
/// <param name="Key">What the session holds.</param>
/// <param name="Name">How they are called.</param>
/// <param name="Accounts">The ad accounts they may see.</param>
public sealed record Viewer(ViewerKey Key, string Name, AccountSet Accounts);

/// <summary>What a session holds of somebody: never a secret.</summary>
/// <param name="Kind">How they signed in.</param>
/// <param name="Id">The user, or the token's id.</param>
/// <param name="Stamp">The user's stamp; empty for a token.</param>
public sealed record ViewerKey(ViewerKind Kind, string Id, string Stamp);

/// <summary>How somebody signed in.</summary>
public enum ViewerKind
{
    /// <summary>With name and password.</summary>
    User = 0,

    /// <summary>With a personal access token.</summary>
    Token = 1,
}
