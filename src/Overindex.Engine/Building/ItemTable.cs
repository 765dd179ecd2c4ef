using System.Runtime.InteropServices;

namespace Overindex.Engine.Building;

/// <summary>The items' owners and tags.</summary>
internal sealed class ItemTable
{
    private readonly List<int> _accounts = [];
    private readonly List<int> _tagStarts = [0];
    private readonly List<int> _tags = [];

    internal int Count => _accounts.Count;

    internal void Add(int account, ReadOnlySpan<int> interests)
    {
        _accounts.Add(account);
        var start = _tags.Count;
        foreach (var interest in interests)
        {
            if (!CollectionsMarshal.AsSpan(_tags)[start..].Contains(interest))
            {
                _tags.Add(interest);
            }
        }

        _tagStarts.Add(_tags.Count);
    }

    /// <summary>Position of the owner, or -1.</summary>
    internal int AccountOf(int item) => _accounts[item];

    internal ReadOnlySpan<int> TagsOf(int item) => CollectionsMarshal.AsSpan(_tags)[_tagStarts[item].._tagStarts[item + 1]];
}
