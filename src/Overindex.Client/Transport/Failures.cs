using System.Text;

namespace Overindex.Client.Transport;

/// <summary>Turns answers that are no success into exceptions.</summary>
internal static class Failures
{
    private const int MissingScope = 3;

    internal static AudienceInsightsException Of(Answer answer, SecretMask mask)
    {
        var body = ErrorBody.Of(answer.Body);
        var facts = new AnswerFacts(answer, body, RequestId(answer, mask), Snippet(answer, mask));
        var said = Said(facts, mask);
        return answer.StatusCode switch
        {
            401 when body.Code == MissingScope => Missing(facts, said),
            401 => Unauthenticated(facts, said),
            403 => NotPermitted(facts, said),
            429 => RateLimited(facts, said),
            _ => Failed(facts, said),
        };
    }

    internal static AudienceInsightsException OfTokenRequest(Answer answer, SecretMask mask)
    {
        var body = ErrorBody.Of(answer.Body);
        var facts = new AnswerFacts(answer, body, RequestId(answer, mask), Snippet(answer, mask));
        var said = Said(facts, mask);
        return answer.StatusCode switch
        {
            400 or 401 or 403 => Unauthenticated(facts, said),
            429 => RateLimited(facts, said),
            _ => Failed(facts, said),
        };
    }

    internal static RequestFailedException NotTheApi(Answer answer, string what, SecretMask mask, Exception cause) =>
        NotTheApi(answer, what, mask, Snippet(answer, mask), mask.Apply(cause));

    /// <summary>For a body that is not to be shown at all.</summary>
    internal static RequestFailedException NotTheApi(Answer answer, string what, SecretMask mask) => NotTheApi(answer, what, mask, snippet: null, cause: null);

    private static RequestFailedException NotTheApi(Answer answer, string what, SecretMask mask, string? snippet, Exception? cause) => Failed(
        new AnswerFacts(answer, new ErrorBody(null, null), RequestId(answer, mask), snippet),
        $"{answer.Target} answered {answer.StatusCode}, but: {what}",
        cause);

    // Masked before it is cut: half a secret is still one.
    private static string Snippet(Answer answer, SecretMask mask)
    {
        var text = mask.Apply(Encoding.UTF8.GetString(answer.Body[..Math.Min(answer.Body.Length, 64 * 1024)]));
        return text.Length <= ShownText.Longest ? text : text[..ShownText.Longest];
    }

    private static string? RequestId(Answer answer, SecretMask mask) => answer.RequestId is { } id ? ShownText.Of(mask.Apply(id)) : null;

    private static string Said(AnswerFacts facts, SecretMask mask)
    {
        var (answer, body) = (facts.Answer, facts.Body);
        var code = body.Code is { } number ? $" (code {number})" : "";
        var words = body.Message is { } message
            ? ShownText.Of(mask.Apply(message))
            : $"no message of the API ({mask.Apply(answer.MediaType ?? "no content type")}).";
        var id = facts.RequestId is { } requestId ? $" Request id: {requestId}." : "";
        return $"{answer.Target} answered {answer.StatusCode}{code}: {words}{id}";
    }

    private static MissingScopeException Missing(AnswerFacts facts, string said) =>
        new($"{said} Ask for a token with the scope ads:read; a refresh does not add it.") { Facts = facts };

    private static AuthenticationFailedException Unauthenticated(AnswerFacts facts, string said) =>
        new($"{said} Sign in again, or check the credentials.") { Facts = facts };

    private static NotPermittedException NotPermitted(AnswerFacts facts, string said) =>
        new($"{said} Check the ad account's id, and whom the token belongs to.") { Facts = facts };

    private static RateLimitedException RateLimited(AnswerFacts facts, string said) =>
        new(facts.Answer.RetryAfter is { } wait ? $"{said} Try again in {wait}." : said) { Facts = facts };

    private static RequestFailedException Failed(AnswerFacts facts, string said, Exception? cause = null) =>
        new(said, cause) { Facts = facts };
}
