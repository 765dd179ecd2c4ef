using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Overindex.EndToEnd.Tests.Acceptance;

/// <summary>Where two answers differ first: every property, every value, the order of lists; numbers by value.</summary>
internal static class JsonDifference
{
    public static string? First(JsonNode expected, JsonElement actual, string at = "$") => expected switch
    {
        JsonObject value => InObject(value, actual, at),
        JsonArray value => InArray(value, actual, at),
        JsonValue value => Same(value, actual) ? null : $"{at}: expected {value.ToJsonString()}, was {actual.GetRawText()}",
        _ => $"{at}: nothing can be expected here",
    };

    private static string? InObject(JsonObject expected, JsonElement actual, string at)
    {
        if (actual.ValueKind != JsonValueKind.Object)
            return $"{at}: expected an object, was {actual.GetRawText()}";
        var names = actual.EnumerateObject().Select(x => x.Name).ToList();
        if (names.FirstOrDefault(x => !expected.ContainsKey(x)) is { } extra)
            return $"{at}.{extra}: not expected, was {actual.GetProperty(extra).GetRawText()}";
        if (names.Count != names.Distinct().Count())
            return $"{at}: a property comes twice in {actual.GetRawText()}";
        return expected
            .Select(x => actual.TryGetProperty(x.Key, out var found)
                ? First(x.Value!, found, $"{at}.{x.Key}")
                : $"{at}.{x.Key}: missing, expected {x.Value!.ToJsonString()}")
            .FirstOrDefault(x => x is not null);
    }

    private static string? InArray(JsonArray expected, JsonElement actual, string at)
    {
        if (actual.ValueKind != JsonValueKind.Array)
            return $"{at}: expected a list, was {actual.GetRawText()}";
        var inItems = expected.Zip(actual.EnumerateArray(), (x, y) => (x, y)).Select((pair, i) => First(pair.x!, pair.y, $"{at}[{i}]"));
        return inItems.FirstOrDefault(x => x is not null)
            ?? (expected.Count == actual.GetArrayLength() ? null : $"{at}: expected {expected.Count} items, were {actual.GetArrayLength()}");
    }

    private static bool Same(JsonValue expected, JsonElement actual) => actual.ValueKind switch
    {
        JsonValueKind.String => expected.TryGetValue<string>(out var text) && text == actual.GetString(),
        JsonValueKind.True or JsonValueKind.False => expected.TryGetValue<bool>(out var truth) && truth == actual.GetBoolean(),
        JsonValueKind.Number => expected.GetValueKind() == JsonValueKind.Number
            && decimal.Parse(expected.ToJsonString(), CultureInfo.InvariantCulture) == actual.GetDecimal(),
        _ => false,
    };
}
