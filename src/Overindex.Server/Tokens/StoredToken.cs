namespace Overindex.Server.Tokens;

/// <summary>A token beside the SHA-256 of its secret.</summary>
internal sealed record StoredToken(AccessToken Token, ReadOnlyMemory<byte> Hash);
