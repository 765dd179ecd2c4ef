using System.Diagnostics;
using Overindex.Server.Access;
using Overindex.Server.Errors;

namespace Overindex.Server.Hosting;

/// <summary>The outermost layer: request id, safe headers, one log line, and a JSON error for whatever was left without an answer.</summary>
internal sealed class RequestMiddleware(RequestDelegate next, ILogger<RequestMiddleware> logger)
{
    internal const string RequestIdHeader = "x-request-id";
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var requestId = RequestIds.Next();
        context.TraceIdentifier = requestId;
        SetHeaders(context.Response, requestId);
        try
        {
            await next(context);
            await FillAsync(context);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            context.Response.StatusCode = context.Response.HasStarted ? context.Response.StatusCode : ClientClosedRequest;
        }
        catch (Exception e)
        {
            await FailAsync(context, e, requestId);
        }
        finally
        {
            if (logger.IsEnabled(LogLevel.Information))
            {
                WriteLog(context, requestId, Stopwatch.GetElapsedTime(started));
            }
        }
    }

    private static void SetHeaders(HttpResponse response, string requestId)
    {
        response.Headers[RequestIdHeader] = requestId;
        response.Headers.XContentTypeOptions = "nosniff";
    }

    // Routing answers 404 and 405 (with Allow) by status alone.
    private static Task FillAsync(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.ContentLength is not null || response.ContentType is not null)
        {
            return Task.CompletedTask;
        }

        var refusal = response.StatusCode switch
        {
            StatusCodes.Status404NotFound => Refusals.NoSuchRoute(context.Request.Path.Value ?? string.Empty),
            StatusCodes.Status405MethodNotAllowed => Refusals.MethodNotAllowed,
            var status => Refusals.Other(status),
        };
        return refusal.ExecuteAsync(context);
    }

    private async Task FailAsync(HttpContext context, Exception e, string requestId)
    {
        var refusal = e is BadHttpRequestException bad ? Refusals.Other(bad.StatusCode) : Refusals.Ours(requestId);
        if (refusal.Status >= 500)
        {
            Log.RequestFailed(logger, e, requestId);
        }

        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        SetHeaders(context.Response, requestId);
        await refusal.ExecuteAsync(context);
    }

    private void WriteLog(HttpContext context, string requestId, TimeSpan elapsed)
    {
        var method = context.Request.Method;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
        Log.Answered(
            logger,
            method.Length <= 16 ? method : method[..16],
            route,
            context.Response.StatusCode,
            elapsed.TotalMilliseconds,
            requestId,
            context.Features.Get<Caller>()?.Token.Id ?? "-");
    }
}
