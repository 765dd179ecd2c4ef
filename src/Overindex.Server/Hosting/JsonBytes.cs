using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Overindex.Server.Hosting;

internal static class JsonBytes
{
    internal const string ContentType = "application/json; charset=utf-8";

    internal static byte[] Of<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    internal static Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        response.ContentType = ContentType;
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, cancellationToken).AsTask();
    }
}
