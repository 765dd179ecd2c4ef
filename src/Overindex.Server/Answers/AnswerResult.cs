using Microsoft.Net.Http.Headers;

namespace Overindex.Server.Answers;

/// <summary>Sends an answer in the coding that the caller prefers, or 304 when the caller has the same bytes already.</summary>
internal sealed class AnswerResult(Answer answer, string cacheControl = AnswerResult.Revalidate) : IResult
{
    /// <summary>Kept by the caller alone, and asked about each time: a new snapshot changes answers at no foreseeable moment.</summary>
    internal const string Revalidate = "private, no-cache";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var request = httpContext.Request;
        var response = httpContext.Response;
        var chosen = answer.In(ContentCodings.Choose(request.Headers.AcceptEncoding));
        response.Headers.ETag = chosen.TagText;
        response.Headers.CacheControl = cacheControl;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (IsHeld(request, chosen))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = answer.ContentType;
        response.ContentLength = chosen.Bytes.Length;
        if (chosen.ContentEncoding is { } coding)
        {
            response.Headers.ContentEncoding = coding;
        }

        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : SendAsync(response, chosen.Bytes);
    }

    // In one piece, for which Kestrel is asked once the head is written: given to it as they are, the bytes would be spread over blocks of 4 KiB, each of which
    // is found, pinned and handed to the system by itself. Without the request's token, which is made when first asked for: a write to a caller that has gone
    // Kestrel ends by itself.
    private static async Task SendAsync(HttpResponse response, byte[] bytes)
    {
        await response.StartAsync(CancellationToken.None);
        bytes.CopyTo(response.BodyWriter.GetSpan(bytes.Length));
        response.BodyWriter.Advance(bytes.Length);
        await response.BodyWriter.FlushAsync(CancellationToken.None);
    }

    // RFC 9110, 13.1.2: weak comparison; "*" holds for whatever exists; a malformed list is as good as none.
    private static bool IsHeld(HttpRequest request, Representation chosen)
    {
        if (request.Headers.IfNoneMatch is not { Count: > 0 } header)
        {
            return false;
        }

        // What clients send nearly always, without parsing it.
        if (header is [{ } only] && only == chosen.TagText)
        {
            return true;
        }

        return EntityTagHeaderValue.TryParseList(header, out var held)
            && held.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(chosen.Tag, useStrongComparison: false));
    }
}
