using System.Text.Json;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Configuration;

/// <summary>Turns a config's JSON into a <see cref="BuildConfig"/>; every complaint names the file, the property, the value and the rule.</summary>
internal sealed class ConfigReader
{
    internal const string SchemaProperty = "$schema";
    internal const string MinEngagementsProperty = "min_engagements";
    internal const int MaxMinEngagements = 1_000_000;

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly string[] InputNames = [.. InputKind.All.Select(kind => kind.Name)];
    private static readonly string[] Properties = [SchemaProperty, .. InputNames, MinEngagementsProperty];
    private static readonly string[] LocationProperties = ["files", "format", "select"];

    private readonly string _path;

    private ConfigReader(string path) => _path = path;

    internal static BuildConfig Load(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IngestException($"The config {path} cannot be read: {e.Message} Make one with `overindex init FILES`.", e);
        }

        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return new ConfigReader(path).Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new IngestException($"{path}, line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: this is not JSON. {FirstSentence(e.Message)}", e);
        }
    }

    private static string FirstSentence(string message) => message.Split(" LineNumber:")[0];

    private BuildConfig Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("the whole", root, "must be an object such as { \"people\": \"people.csv\", ... }");
        }

        CheckNames(root, Properties, "");
        var inputs = new Dictionary<string, InputLocation>();
        foreach (var kind in InputKind.All)
        {
            if (root.TryGetProperty(kind.Name, out var value))
            {
                inputs[kind.Name] = ReadLocation(kind.Name, value);
            }
            else if (kind.Required)
            {
                throw new IngestException(
                    $"{_path}: the property '{kind.Name}' is missing. It must be a path or glob of files with the columns "
                    + $"{string.Join(", ", kind.Columns.Where(column => column.Required).Select(column => column.Name))}.");
            }
        }

        if (root.TryGetProperty(SchemaProperty, out var schema) && schema.ValueKind != JsonValueKind.String)
        {
            throw Wrong(SchemaProperty, schema, "must be a text");
        }

        return new BuildConfig(Path.GetDirectoryName(Path.GetFullPath(_path))!, inputs, ReadMinEngagements(root));
    }

    private int ReadMinEngagements(JsonElement root)
    {
        if (!root.TryGetProperty(MinEngagementsProperty, out var value))
        {
            return 1;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number is >= 1 and <= MaxMinEngagements
            ? number
            : throw Wrong(MinEngagementsProperty, value, $"must be a whole number from 1 to {MaxMinEngagements}");
    }

    private InputLocation ReadLocation(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return new InputLocation([ReadText(name, value)], null, null);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(name, value, "must be a path or glob, { \"files\": ... } or { \"select\": \"SELECT ...\" }");
        }

        CheckNames(value, LocationProperties, name + ".");
        var hasFiles = value.TryGetProperty("files", out var files);
        var hasSelect = value.TryGetProperty("select", out var select);
        var hasFormat = value.TryGetProperty("format", out var format);
        if (hasFiles == hasSelect || (hasSelect && hasFormat))
        {
            throw Wrong(name, value, "must have either 'files', perhaps with 'format', or 'select'");
        }

        return hasSelect
            ? new InputLocation([], null, ReadText(name + ".select", select))
            : new InputLocation(ReadFiles(name + ".files", files), hasFormat ? ReadFormat(name + ".format", format) : null, null);
    }

    private List<string> ReadFiles(string name, JsonElement value) => value switch
    {
        { ValueKind: JsonValueKind.String } => [ReadText(name, value)],
        { ValueKind: JsonValueKind.Array } when value.GetArrayLength() > 0 =>
            [.. value.EnumerateArray().Select((element, i) => ReadText($"{name}[{i}]", element))],
        _ => throw Wrong(name, value, "must be a path or glob, or a list of at least one"),
    };

    private InputFormat ReadFormat(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && InputFormats.Names.TryGetValue(value.GetString()!, out var format)
            ? format
            : throw Wrong(name, value, $"must be one of {string.Join(", ", InputFormats.Names.Keys)}");

    private string ReadText(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw Wrong(name, value, "must be a text that is not empty");

    private void CheckNames(JsonElement value, string[] known, string prefix)
    {
        var seen = new HashSet<string>();
        foreach (var property in value.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                throw new IngestException(
                    $"{_path}: there is no property '{prefix}{property.Name}'. Did you mean '{prefix}{NearestName.Of(property.Name, known)}'? "
                    + $"Known here: {string.Join(", ", known)}.");
            }

            if (!seen.Add(property.Name))
            {
                throw new IngestException($"{_path}: the property '{prefix}{property.Name}' comes twice. Keep one of them.");
            }
        }
    }

    private IngestException Wrong(string property, JsonElement value, string rule)
    {
        const int Longest = 80;
        var text = value.GetRawText();
        return new IngestException($"{_path}: '{property}' value {(text.Length > Longest ? text[..Longest] + "..." : text)} {rule}.");
    }
}
