using Overindex.Ingest.Configuration;

namespace Overindex.Ingest;

/// <summary>What to build from: the content of <c>overindex.json</c>.</summary>
public sealed record BuildConfig
{
    internal BuildConfig(string directory, IReadOnlyDictionary<string, InputLocation> inputs, int minEngagements)
    {
        Directory = directory;
        Inputs = inputs;
        MinEngagements = minEngagements;
    }

    /// <summary>The JSON schema that ships with the config, as text.</summary>
    public static string JsonSchema { get; } = EmbeddedText.Read("overindex.schema.json");

    internal string Directory { get; }

    internal IReadOnlyDictionary<string, InputLocation> Inputs { get; }

    internal int MinEngagements { get; }

    /// <summary>Reads and validates a config file; comments and trailing commas are allowed, paths are relative to the file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The config.</returns>
    /// <exception cref="IngestException">The file is missing or wrong; the message names the property, the value and the rule.</exception>
    public static BuildConfig Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ConfigReader.Load(path);
    }
}
