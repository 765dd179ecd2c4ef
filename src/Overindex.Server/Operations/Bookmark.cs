using System.Buffers.Text;
using System.Text;
using Overindex.Engine;

namespace Overindex.Server.Operations;

/// <summary>Where the next page begins: after the last ad account of this one. Naming the account, not a position, it stays right when a new snapshot is swapped in.</summary>
internal static class Bookmark
{
    private const string Prefix = "after:";
    private const int MaxLength = 64;

    internal static string After(AdAccountId account) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(Prefix + account));

    internal static bool TryRead(string text, out AdAccountId? after)
    {
        after = null;
        if (text.Length is 0 or > MaxLength || !Base64Url.IsValid(text))
        {
            return false;
        }

        var inner = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text));
        if (!inner.StartsWith(Prefix, StringComparison.Ordinal) || !AdAccountId.TryParse(inner.AsSpan(Prefix.Length), out var account))
        {
            return false;
        }

        after = account;
        return true;
    }
}
