using System.Collections.Frozen;
using Overindex.Engine;

namespace Overindex.Identity;

/// <summary>A set of ad accounts: named ones, or all there are, also later ones.</summary>
public sealed class AccountSet
{
    private readonly FrozenSet<AdAccountId> _set;

    /// <summary>A set of named ad accounts.</summary>
    /// <param name="ids">The ids, in any order.</param>
    public AccountSet(IReadOnlyCollection<AdAccountId> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        _set = ids.ToFrozenSet();
        Ids = [.. _set.Order()];
    }

    private AccountSet()
        : this([]) => All = true;

    /// <summary>All ad accounts.</summary>
    public static AccountSet Everything { get; } = new();

    /// <summary>No ad account.</summary>
    public static AccountSet Nothing { get; } = new([]);

    /// <summary>Whether it is all of them.</summary>
    public bool All { get; }

    /// <summary>The named ones, in the order of their ids; empty when <see cref="All"/>.</summary>
    public IReadOnlyList<AdAccountId> Ids { get; }

    /// <summary>Whether an ad account is in the set.</summary>
    /// <param name="id">The ad account.</param>
    /// <returns>Whether it is.</returns>
    public bool Contains(AdAccountId id) => All || _set.Contains(id);

    /// <summary>What is in both sets.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The intersection.</returns>
    public AccountSet Intersect(AccountSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return All ? other : other.All ? this : new AccountSet([.. Ids.Where(other.Contains)]);
    }
}
