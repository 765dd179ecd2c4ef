using System.Diagnostics;
using Overindex.Engine;
using Overindex.Server.Access;
using Overindex.Server.Audit;
using Overindex.Server.Edge;
using Overindex.Server.Errors;

namespace Overindex.Server.Hosting;

/// <summary>The outermost layer: request id, safe headers, one log line, and a JSON error for whatever was left without an answer.</summary>
internal sealed class RequestMiddleware(RequestDelegate next, IServiceProvider services, ILogger<RequestMiddleware> logger)
{
    internal const string RequestIdHeader = "x-request-id";
    private const int ClientClosedRequest = 499;
    private readonly AuditLog? _audit = services.GetService<AuditLog>();

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var requestId = RequestIds.Next();
        context.TraceIdentifier = requestId;
        SetHeaders(context, requestId);
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
            var elapsed = Stopwatch.GetElapsedTime(started);
            _audit?.Write(context, elapsed);
            if (logger.IsEnabled(LogLevel.Information))
            {
                WriteLog(context, requestId, elapsed);
            }
        }
    }

    private static void SetHeaders(HttpContext context, string requestId)
    {
        context.Response.Headers[RequestIdHeader] = requestId;
        SecurityHeaders.Set(context);
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
        var refusal = e switch
        {
            BadHttpRequestException bad => Refusals.Other(bad.StatusCode),
            CountUnavailableException unavailable => Refusals.NotNow(unavailable.Message, SecondsOf(unavailable)),
            _ => Refusals.Ours(requestId),
        };
        if (refusal.Status == StatusCodes.Status503ServiceUnavailable)
        {
            Log.NotNow(logger, requestId, e.Message);
        }
        else if (refusal.Status >= 500)
        {
            Log.RequestFailed(logger, e, requestId);
        }

        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        SetHeaders(context, requestId);
        if (e is CountUnavailableException { } later)
        {
            context.Response.Headers.RetryAfter = SecondsOf(later).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        await refusal.ExecuteAsync(context);
    }

    private static int SecondsOf(CountUnavailableException exception) => Math.Max(1, (int)Math.Ceiling(exception.RetryAfter.TotalSeconds));

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
            context.Features.Get<Caller>()?.TokenId ?? "-");
    }
}
