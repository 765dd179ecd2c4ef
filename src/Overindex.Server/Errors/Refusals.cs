namespace Overindex.Server.Errors;

/// <summary>Every error of the wire contract, once.</summary>
internal static class Refusals
{
    internal const int InvalidParameter = 1;

    internal static Refusal AuthenticationFailed { get; } = new(401, 2, "Authentication failed.");

    internal static Refusal MissingScope(string scope) => new(
        401, 3, $"Your token does not have sufficient permissions to perform this operation. Missing: ['{scope}']");

    internal static Refusal NotPermitted { get; } = new(403, 29, "You are not permitted to access that resource.");

    internal static Refusal MethodNotAllowed { get; } = new(405, 5, "Method not allowed");

    internal static Refusal UnreadableForm { get; } =
        new(400, InvalidParameter, "The form cannot be read: it must have at most 1024 fields, and no zero character in any of them.");

    internal static Refusal Parameter(string name, string value, string rule) => new(400, InvalidParameter, $"'{name}' value '{Quote(value)}' {rule}");

    internal static Refusal MissingParameter(string name, string rule) => new(400, InvalidParameter, $"'{name}' is missing: it {rule}");

    internal static Refusal RepeatedParameter(string name) => new(400, InvalidParameter, $"'{name}' is given more than once: it must be given once.");

    internal static Refusal NoSuchRoute(string path) => new(404, 404, $"There is nothing at '{Quote(path)}'. The operations are listed at /docs.");

    internal static Refusal NoSuchInterest(string id) => new(404, 404, $"There is no interest '{Quote(id)}'.");

    internal static Refusal NoSubInterests(string id) => new(404, 404, $"The interest '{Quote(id)}' has no sub-interests.");

    internal static Refusal RateLimited(string limit, int seconds) =>
        new(429, 8, $"This request exceeded a rate limit. At most {limit} are answered; try again in {seconds} s.");

    internal static Refusal Unavailable(string requestId) => new(503, 0, $"The server cannot answer at the moment. Its log says why, at request {requestId}.");

    internal static Refusal NotNow(string why, int seconds) => new(503, 0, $"This cannot be answered at the moment. {why} Try again in {seconds} s.");

    internal static Refusal Ours(string requestId) => new(500, 0, $"Something went wrong in the server. Its log says what, at request {requestId}.");

    internal static Refusal Other(int status) => status == MethodNotAllowed.Status ? MethodNotAllowed : new(status, InvalidParameter, status switch
    {
        413 => "The request's body is too large: at most 65536 bytes are accepted.",
        414 => "The request's first line is too long: at most 8192 bytes are accepted.",
        415 => "The request's media type is not accepted.",
        431 => "The request's headers are too large: at most 100 headers and 16384 bytes in all are accepted.",
        408 => "The request took too long to arrive.",
        505 => "This version of HTTP is not spoken here: use HTTP/1.1.",
        _ => "The request is not valid HTTP.",
    });

    // A caller's text goes back into the message, but never at the length that it chose.
    private static string Quote(string value) => value.Length <= 100 ? value : string.Concat(value.AsSpan(0, 100), "...");
}
