namespace Overindex.Identity;

/// <summary>Words and paths of the wire contract.</summary>
internal static class OAuthWords
{
    internal const string AdsRead = "ads:read";
    internal const string TokenPath = "/v5/oauth/token";
    internal const string RevocationPath = "/v5/oauth/token/revoke";
    internal const string AuthorizePath = "/oauth/";
    internal const string SignInPath = "/oauth/sign-in";
    internal const string SignOutPath = "/oauth/sign-out";
}
