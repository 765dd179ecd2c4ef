using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Overindex.EndToEnd.Tests.Acceptance;

/// <summary>"JSON that every existing client accepts", to the letter, on the bytes sent.</summary>
internal static partial class WireRules
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] s_types = ["YOUR_TOTAL_AUDIENCE", "YOUR_ENGAGED_AUDIENCE", "PINTEREST_TOTAL_AUDIENCE"];

    private static readonly string[] s_definitionTypes = ["ENGAGEMENT", "IMPRESSION_PLUS_ENGAGEMENT"];

    /// <summary>What is wrong with an answer; empty when nothing is.</summary>
    public static IReadOnlyList<string> Broken(byte[] body, MediaTypeHeaderValue? contentType)
    {
        var broken = new List<string>();
        if (contentType?.MediaType != "application/json" || (contentType.CharSet is { } charset
            && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            broken.Add($"the Content-Type is {contentType}");
        if (body.Length == 0)
            return [.. broken, "the body is empty"];
        if (body.AsSpan().StartsWith("\uFEFF"u8))
            return [.. broken, "there is a byte order mark"];
        try
        {
            _ = s_strict.GetCharCount(body);
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            Check(document.RootElement, "$", "", broken);
        }
        catch (Exception e) when (e is ArgumentException or JsonException)
        {
            broken.Add(e.Message);
        }

        return broken;
    }

    private static void Check(JsonElement value, string at, string name, List<string> broken)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    if (property.Name is "_configuration" or "_data_store")
                        broken.Add($"{at} has the reserved name {property.Name}");
                    Check(property.Value, $"{at}.{property.Name}", property.Name, broken);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (position, item) in value.EnumerateArray().Index())
                    Check(item, $"{at}[{position}]", "", broken);
                break;
            default:
                if (Rule(value, name) is { } rule)
                    broken.Add($"{at}: {rule}, was {value.GetRawText()}");
                break;
        }
    }

    private static string? Rule(JsonElement value, string name) => name switch
    {
        "date" => value.ValueKind is JsonValueKind.Null || (IsText(value) && DatePattern().IsMatch(value.GetString()!)) ? null
            : "a date is yyyy-mm-dd or null",
        _ when value.ValueKind is JsonValueKind.Null => "only a date may be null",
        "size" => SizePattern().IsMatch(value.GetRawText()) ? null : "a size is an integer without a decimal point",
        "ratio" or "index" => NumberPattern().IsMatch(value.GetRawText()) ? null
            : "ratio and index are plain numbers without trailing zeros",
        "key" or "id" or "name" => IsText(value) ? null : "key, id and name are texts",
        "type" => IsText(value) && (s_types.Contains(value.GetString()) || s_definitionTypes.Contains(value.GetString())) ? null
            : "a type is a known value",
        "scope" => IsText(value) && value.GetString() is "PARTNER" or "PINTEREST" ? null : "a scope is PARTNER or PINTEREST",
        "size_is_upper_bound" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "it is true or false",
        "items" or "categories" or "subcategories" or "demographics" or "ages" or "genders" or "devices" or "metros" or "countries" =>
            "it is a list or an object",
        _ => null,
    };

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z", RegexOptions.NonBacktracking)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"\A(?:0|[1-9][0-9]*)\z", RegexOptions.NonBacktracking)]
    private static partial Regex SizePattern();

    [GeneratedRegex(@"\A(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?\z", RegexOptions.NonBacktracking)]
    private static partial Regex NumberPattern();
}
