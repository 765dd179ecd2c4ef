using System.IO.Hashing;
using Overindex.Ingest.Lookup;

namespace Overindex.Ingest.Building;

/// <summary>The items of a platform; their ordinals are those of their ids.</summary>
internal sealed record ItemTable(IdTable Ids, ItemRow[] Rows) : IDisposable
{
    /// <summary>A checksum of all ids, in their order.</summary>
    internal string Digest()
    {
        var hash = new XxHash128();
        for (var item = 0; item < Ids.Count; item++)
        {
            hash.Append(Ids[item]);
            hash.Append([0]);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    public void Dispose() => Ids.Dispose();
}

/// <summary>What is known of an item.</summary>
/// <param name="Account">Code of its ad account, or -1.</param>
/// <param name="Tags">Positions of its interests.</param>
internal readonly record struct ItemRow(int Account, int[] Tags);
