using Microsoft.Net.Http.Headers;

namespace Overindex.Server.Answers;

/// <summary>Sends an answer, or 304 when the caller has the same bytes already.</summary>
internal sealed class AnswerResult(Answer answer, string cacheControl = AnswerResult.Revalidate) : IResult
{
    /// <summary>Kept by the caller alone, and asked about each time: a new snapshot changes answers at no foreseeable moment.</summary>
    internal const string Revalidate = "private, no-cache";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = answer.TagText;
        response.Headers.CacheControl = cacheControl;
        if (IsHeld(httpContext.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Bytes.Length;
        await response.Body.WriteAsync(answer.Bytes, httpContext.RequestAborted);
    }

    // RFC 9110, 13.1.2: weak comparison; "*" holds for whatever exists; a malformed list is as good as none.
    private bool IsHeld(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch is not { Count: > 0 } header || !EntityTagHeaderValue.TryParseList(header, out var held))
        {
            return false;
        }

        return held.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(answer.Tag, useStrongComparison: false));
    }
}
