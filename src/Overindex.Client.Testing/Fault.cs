using System.Net;
using Overindex.Client.Testing.Serving;

namespace Overindex.Client.Testing;

/// <summary>Something that goes wrong with a request, as a real server or network does it.</summary>
public sealed class Fault
{
    private readonly Func<CancellationToken, Task<HttpResponseMessage?>> _happen;

    private Fault(string name, Func<CancellationToken, Task<HttpResponseMessage?>> happen) => (Name, _happen) = (name, happen);

    /// <summary>401, code 2: the token is unknown, expired or revoked.</summary>
    public static Fault AuthenticationFailed { get; } = Error(401, 2, "Authentication failed.");

    /// <summary>401, code 3: the token lacks a scope.</summary>
    public static Fault MissingScope { get; } =
        Error(401, 3, "Your token does not have sufficient permissions to access that resource. Missing: ['ads:read']");

    /// <summary>403, code 29: the token may not see this ad account.</summary>
    public static Fault NotPermitted { get; } = Error(403, 29, "You are not permitted to access that resource.");

    /// <summary>500, code 0: the server's own fault.</summary>
    public static Fault ServerError { get; } = Error(500, 0, "Something went wrong on our end. Sorry about that.");

    /// <summary>503 with a page of HTML, as a proxy answers.</summary>
    public static Fault HtmlUnavailable { get; } =
        new(nameof(HtmlUnavailable), _ => Answer(Replies.Of(503, "<html><body><h1>503 Service Unavailable</h1></body></html>", "text/html")));

    /// <summary>200 with something that is not JSON.</summary>
    public static Fault BadJson { get; } = new(nameof(BadJson), _ => Answer(Replies.Of(200, "{\"categories\":[{", "application/json")));

    /// <summary>The connection is cut before the answer.</summary>
    public static Fault CutConnection { get; } = new(
        nameof(CutConnection),
        _ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was cut."));

    /// <summary>The connection is cut in the middle of the body.</summary>
    public static Fault CutBody { get; } = new(
        nameof(CutBody),
        _ => Answer(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new CutStream("{\"size\":"u8.ToArray())) }));

    /// <summary>Its name, for messages.</summary>
    public string Name { get; }

    /// <summary>429, code 8, over a rate limit.</summary>
    /// <param name="retryAfter">The header <c>Retry-After</c>, in whole seconds; left out when not given.</param>
    /// <returns>The fault.</returns>
    public static Fault RateLimited(TimeSpan? retryAfter = null) => new(nameof(RateLimited), _ =>
    {
        var response = Replies.Error(429, 8, "This request exceeded a rate limit. Check the response headers to find out what went wrong.");
        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = new(wait);
        }

        return Answer(response);
    });

    /// <summary>The right answer, late.</summary>
    /// <param name="delay">How late.</param>
    /// <param name="timeProvider">The clock. Default: the system's.</param>
    /// <returns>The fault.</returns>
    public static Fault Slow(TimeSpan delay, TimeProvider? timeProvider = null) => new(nameof(Slow), async cancellationToken =>
    {
        await Task.Delay(delay, timeProvider ?? TimeProvider.System, cancellationToken);
        return null;
    });

    /// <summary>Any error of the API.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The API's own number.</param>
    /// <param name="message">The message.</param>
    /// <returns>The fault.</returns>
    public static Fault Error(int status, int code, string message) =>
        new($"{status} (code {code})", _ => Answer(Replies.Error(status, code, message)));

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The faulty answer; nothing when the right one is to follow.</summary>
    internal Task<HttpResponseMessage?> HappenAsync(CancellationToken cancellationToken) => _happen(cancellationToken);

    private static Task<HttpResponseMessage?> Answer(HttpResponseMessage response) => Task.FromResult<HttpResponseMessage?>(response);
}
