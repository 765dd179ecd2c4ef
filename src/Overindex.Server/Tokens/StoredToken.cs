using Overindex.Server.Access;

namespace Overindex.Server.Tokens;

/// <summary>A token beside the SHA-256 of its secret, and what it stands for.</summary>
internal sealed record StoredToken(AccessToken Token, ReadOnlyMemory<byte> Hash)
{
    internal Caller Caller { get; } = Caller.Of(Token);
}
