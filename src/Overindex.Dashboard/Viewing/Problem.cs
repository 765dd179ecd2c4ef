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

    /// <summary>What the server refused, in words for whoever looks at its pages.</summary>
    /// <param name="status">The status.</param>
    /// <param name="wait">Seconds until it is worth trying again; none if nobody knows.</param>
    /// <param name="request">The id to find it in the log by.</param>
    /// <param name="again">The address to try again.</param>
    internal static Problem Refused(int status, int? wait, string request, string again) => status switch
    {
        404 => NoSuchPage,
        405 => new("This address cannot be opened", "It is there for a form of these pages to be sent to.", "Your ad accounts", "/"),
        408 => new("It took too long to arrive", "The connection was too slow, or was cut. Please try again.", "Try again", again),
        413 => new("This form is too large", "It holds more than this server takes in.", "Back to the form", again),
        429 => new("One moment, please", $"That was more than this server answers in so short a time. {Later(wait)}", "Try again", again),
        503 when wait is not null => new("Not at the moment", $"The server cannot answer this right now. {Later(wait)}", "Try again", again),
        503 => new("Not at the moment", $"The server cannot answer this right now. Its log says why, at request {request}.", "Try again", again),
        >= 500 => new(
            "Something went wrong in the server", $"It was nothing that you did. The server’s log says what, at request {request}.", "Try again", again),
        _ => new("This cannot be answered", $"These pages do not ask like that, so the server refused it (status {status}).", "Your ad accounts", "/"),
    };

    private static string Later(int? wait) => wait switch
    {
        null => "Please try again a little later.",
        1 => "Please try again in 1 second.",
        _ => $"Please try again in {wait} seconds.",
    };

    internal static Problem NoSuchDate(ViewState newest) => new(
        "There are no figures for this date", "They were removed, or were never made, or cannot be read.", "See the newest", newest.Url);
}
