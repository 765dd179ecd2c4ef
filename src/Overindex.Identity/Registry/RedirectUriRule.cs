namespace Overindex.Identity.Registry;

internal static class RedirectUriRule
{
    internal static bool Allows(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0 && !text.Contains('#', StringComparison.Ordinal)
        && text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0
        && uri.OriginalString == text && text.Length <= 500;
}
