using System.Net.Mime;
using Overindex.Contracts;
using Overindex.Dashboard;
using Overindex.Server.Hosting;

namespace Overindex.Server.Errors;

/// <summary>An error answer: a status and <c>{"code","message"}</c>; to a browser under the dashboard's paths a page with that status.</summary>
internal sealed class Refusal(int status, int code, string message) : IResult
{
    internal int Status => status;

    internal byte[] ToJson() => JsonBytes.Of(new ApiError { Code = code, Message = message }, ContractsJson.Wire.ApiError);

    public Task ExecuteAsync(HttpContext httpContext) =>
        DashboardApp.Owns(httpContext.Request.Path) && TakesPages(httpContext.Request) ? ShowAsync(httpContext) : WriteAsync(httpContext);

    // Browsers say so with every address that they open; programs that got lost are better told in the API's words.
    private static bool TakesPages(HttpRequest request) => request.GetTypedHeaders().Accept.Any(type => type.MediaType == MediaTypeNames.Text.Html);

    private async Task ShowAsync(HttpContext context)
    {
        try
        {
            await context.RequestServices.GetRequiredService<DashboardApp>().RefuseAsync(context, status);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            // Whatever keeps it from making pages keeps it from making this one.
            Log.PageFailed(context.RequestServices.GetRequiredService<ILogger<DashboardApp>>(), e, context.TraceIdentifier);
            await WriteAsync(context);
        }
    }

    private Task WriteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        return JsonBytes.WriteAsync(response, ToJson(), httpContext.RequestAborted);
    }
}
