namespace Overindex.Ingest;

/// <summary>What to build from: the content of <c>overindex.json</c>.</summary>
public sealed record BuildConfig
{
    /// <summary>The JSON schema that ships with the config, as text.</summary>
    public static string JsonSchema => throw new NotImplementedException();

    /// <summary>Reads and validates a config file; comments and trailing commas are allowed, paths are relative to the file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The config.</returns>
    /// <exception cref="IngestException">The file is missing or wrong; the message names the property, the value and the rule.</exception>
    public static BuildConfig Load(string path) => throw new NotImplementedException();
}
