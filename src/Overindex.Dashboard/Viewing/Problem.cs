namespace Overindex.Dashboard.Viewing;

/// <summary>A page that says why there is nothing else to see, and where to go on.</summary>
internal sealed record Problem(string Heading, string Text, string Link, string Url)
{
    /// <summary>One text whether the ad account exists or not: which of them it is, is nobody's business.</summary>
    internal static Problem NotPermitted { get; } = new(
        "You may not see this ad account",
        "Either there is no ad account with this id, or you have no access to it. If you should have, ask whoever runs this server.",
        "Your ad accounts",
        "/");

    internal static Problem NoSuchPage { get; } = new("There is no such page", "The address may be mistyped.", "Your ad accounts", "/");

    internal static Problem NoSuchDate(ViewState newest) => new(
        "There are no figures for this date", "They were removed, or were never made, or cannot be read.", "See the newest", newest.Url);
}
