using Microsoft.AspNetCore.Http;

namespace Overindex.Dashboard.Serving;

/// <summary>The paths of the dashboard.</summary>
internal static class DashboardRoutes
{
    internal const string Accounts = "/";
    internal const string SignIn = "/sign-in";
    internal const string SignOut = "/sign-out";
    internal const string Welcome = "/welcome";
    internal const string Assets = "/assets/";

    internal static readonly IReadOnlyList<(string Method, string Pattern)> All =
    [
        .. Reads(Accounts, SignIn, Welcome, Assets + "{file}", "/accounts/{ad_account_id}", "/accounts/{ad_account_id}/{view}",
            "/accounts/{ad_account_id}/export/{format}"),
        ("POST", SignIn),
        ("POST", SignOut),
    ];

    /// <summary>Whether there can be nothing but pages under a path. Styles and scripts are no pages.</summary>
    internal static bool Owns(PathString path) =>
        path == Accounts || Pages.Any(page => path.StartsWithSegments(page, StringComparison.OrdinalIgnoreCase));

    /// <summary>A path of this server to go to after signing in; the start for anything else, so that a link cannot lead elsewhere.</summary>
    internal static string Local(string? to) =>
        to is { Length: > 0 and <= 2_000 } && to.StartsWith("/accounts/", StringComparison.Ordinal) && !to.AsSpan().ContainsAnyInRange('\0', ' ')
            ? to
            : Accounts;

    private static readonly PathString[] Pages = [SignIn, SignOut, Welcome, "/accounts"];

    private static IEnumerable<(string, string)> Reads(params string[] patterns) =>
        patterns.SelectMany(pattern => new[] { ("GET", pattern), ("HEAD", pattern) });
}
