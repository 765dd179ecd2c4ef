using System.Text.Json;

namespace Overindex.Client.Transport;

/// <summary>What an error's body says, in the API's words or in OAuth's; whatever else it is, it is not the API's.</summary>
internal sealed record ErrorBody(int? Code, string? Message)
{
    private static readonly ErrorBody Unreadable = new(null, null);

    internal static ErrorBody Of(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? new ErrorBody(Number(root, "code"), Text(root, "message") ?? Text(root, "error_description") ?? Text(root, "error"))
                : Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    private static int? Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
