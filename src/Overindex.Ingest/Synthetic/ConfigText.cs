using System.Text.Json;

namespace Overindex.Ingest.Synthetic;

/// <summary>The config that builds from the files beside it.</summary>
internal static class ConfigText
{
    internal const string FileName = "overindex.json";

    private static readonly string[] Inputs =
        ["people", "interests", "items", "interactions", "person_interests", "accounts", "countries", "metros"];

    internal static void Write(string directory, SyntheticOptions options)
    {
        using var stream = File.Create(Path.Combine(directory, FileName));
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        foreach (var input in Inputs)
            json.WriteString(input, (input == "interactions" ? "interactions/part-*" : input) + TableFile.ExtensionOf(options.Format));
        json.WriteEndObject();
    }
}
