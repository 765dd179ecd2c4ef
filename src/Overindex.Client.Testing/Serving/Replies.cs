using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Overindex.Contracts;

namespace Overindex.Client.Testing.Serving;

/// <summary>Answers as the API gives them.</summary>
internal static class Replies
{
    internal static HttpResponseMessage Of(int status, string body, string mediaType) => Of(status, Encoding.UTF8.GetBytes(body), mediaType);

    internal static HttpResponseMessage Json<T>(T value, JsonTypeInfo<T> model) =>
        Of(200, JsonSerializer.SerializeToUtf8Bytes(value, model), "application/json");

    internal static HttpResponseMessage Error(int status, int code, string message) =>
        Of(status, JsonSerializer.SerializeToUtf8Bytes(new ApiError { Code = code, Message = message }, ContractsJson.Wire.ApiError), "application/json");

    private static HttpResponseMessage Of(int status, byte[] body, string mediaType)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType, "utf-8");
        response.Headers.Add("x-request-id", Guid.NewGuid().ToString("N"));
        return response;
    }
}
