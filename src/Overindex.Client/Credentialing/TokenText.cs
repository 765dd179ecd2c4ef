namespace Overindex.Client.Credentialing;

/// <summary>What a header can carry as a token.</summary>
internal static class TokenText
{
    internal static bool IsSendable(string? token) => !string.IsNullOrEmpty(token) && !token.AsSpan().ContainsAnyExceptInRange('!', '~');
}
