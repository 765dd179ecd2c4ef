using Overindex.Contracts;
using Overindex.Server.Hosting;

namespace Overindex.Server.Errors;

/// <summary>An error answer: a status and <c>{"code","message"}</c>.</summary>
internal sealed class Refusal(int status, int code, string message) : IResult
{
    internal int Status => status;

    internal byte[] ToJson() => JsonBytes.Of(new ApiError { Code = code, Message = message }, ContractsJson.Wire.ApiError);

    public Task ExecuteAsync(HttpContext httpContext)
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
