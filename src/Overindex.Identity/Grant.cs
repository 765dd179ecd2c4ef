using Overindex.Engine;

namespace Overindex.Identity;

/// <summary>Lets a user or an app see an ad account, or all of them.</summary>
/// <param name="Holder">Who.</param>
/// <param name="Account">The ad account; all, also later ones, if <c>null</c>.</param>
/// <param name="Disabled">Whether it does not count for the time being.</param>
/// <param name="CreatedAt">When it was added.</param>
public sealed record Grant(GrantHolder Holder, AdAccountId? Account, bool Disabled, DateTimeOffset CreatedAt);

/// <summary>A user, by name, or an app, by client id.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">The user's name or the app's client id.</param>
public sealed record GrantHolder(HolderKind Kind, string Name);

/// <summary>Who can hold a grant.</summary>
public enum HolderKind
{
    /// <summary>Somebody who signs in.</summary>
    User,

    /// <summary>A program.</summary>
    App,
}
