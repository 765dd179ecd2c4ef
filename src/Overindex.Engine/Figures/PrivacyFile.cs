using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Engine.Figures;

/// <summary>
/// Reads <c>privacy.json</c> of a data directory: the rules beside the data that they guard, so that every reader obeys the same ones.
/// A file that cannot be understood stops the reader; falling back to defaults could publish what its owner meant to hide.
/// </summary>
internal static class PrivacyFile
{
    internal const string Name = "privacy.json";

    internal static PrivacyRules Load(string dataDirectory)
    {
        var path = Path.Combine(Path.GetFullPath(dataDirectory), Name);
        try
        {
            var rules = File.Exists(path) ? Parse(File.ReadAllBytes(path)) : PrivacyRules.Default;
            PrivacyRulesValidation.Validate(rules);
            return rules;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"{path} cannot be used: {exception.Message} Correct it, or remove it for the defaults.", exception);
        }
    }

    private static PrivacyRules Parse(ReadOnlySpan<byte> json)
    {
        var stated = JsonSerializer.Deserialize(json, PrivacyJson.Default.PrivacyDocument) ?? throw new JsonException("It holds null.");
        var defaults = PrivacyRules.Default;
        return new PrivacyRules
        {
            MinimumAudience = stated.MinimumAudience ?? defaults.MinimumAudience,
            MinimumCell = stated.MinimumCell ?? defaults.MinimumCell,
            RatioDecimals = stated.RatioDecimals ?? defaults.RatioDecimals,
            IndexDecimals = stated.IndexDecimals ?? defaults.IndexDecimals,
            SizeBoundaries = stated.SizeBoundaries ?? defaults.SizeBoundaries,
            SizeStep = stated.SizeStep ?? defaults.SizeStep,
            SizeStepLimit = stated.SizeStepLimit ?? defaults.SizeStepLimit,
        };
    }
}

/// <summary>The rules that a file states; the others keep their defaults.</summary>
internal sealed class PrivacyDocument
{
    public int? MinimumAudience { get; set; }

    public int? MinimumCell { get; set; }

    public int? RatioDecimals { get; set; }

    public int? IndexDecimals { get; set; }

    public IReadOnlyList<long>? SizeBoundaries { get; set; }

    public long? SizeStep { get; set; }

    public long? SizeStepLimit { get; set; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(PrivacyDocument))]
internal sealed partial class PrivacyJson : JsonSerializerContext;
