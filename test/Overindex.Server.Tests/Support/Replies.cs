using System.Net;
using System.Text;
using System.Text.Json;

namespace Overindex.Server.Tests.Support;

internal static class Replies
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Checks what every answer must have, and reads its JSON.</summary>
    internal static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType?.CharSet);
        Assert.Matches("^[0-9a-f]{32}$", response.Headers.GetValues("x-request-id").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        using var document = JsonDocument.Parse(Strict.GetString(bytes));
        return document.RootElement.Clone();
    }

    /// <summary>Checks that an answer is the error that the contract states.</summary>
    internal static async Task<string> IsErrorAsync(this HttpResponseMessage response, HttpStatusCode status, int code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        var error = await response.JsonAsync();
        Assert.Equal(["code", "message"], error.EnumerateObject().Select(property => property.Name));
        Assert.Equal(code, error.GetProperty("code").GetInt32());
        return error.GetProperty("message").GetString()!;
    }

    internal static async Task<JsonElement> OkAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.JsonAsync();
    }

    internal static async Task<string> ErrorAsync(this HttpClient client, string path, HttpStatusCode status, int code)
    {
        using var response = await client.GetAsync(path);
        return await response.IsErrorAsync(status, code);
    }
}
