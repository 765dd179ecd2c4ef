using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Engine.Snapshots;

/// <summary>The content of <c>manifest.json</c>. It holds no time and no revision, so that the same input makes the same bytes.</summary>
internal sealed record SnapshotManifest
{
    internal const uint FormatVersion = 1;
    internal const string FileName = "manifest.json";
    internal const string ChecksumFileName = "manifest.xxh128";
    internal const string CatalogFileName = "catalog.json";

    [JsonPropertyOrder(0)]
    public required uint Format { get; init; }

    public required DateOnly GenerationDate { get; init; }

    public required int WindowDays { get; init; }

    public required int MinEngagements { get; init; }

    public required long People { get; init; }

    public required long EngagedPeople { get; init; }

    public required int Accounts { get; init; }

    public required int Interests { get; init; }

    public required IReadOnlyList<long> ShardPeople { get; init; }

    public required IReadOnlyList<ManifestFile> Files { get; init; }

    /// <summary>All files but those of the shards.</summary>
    [JsonIgnore]
    internal IReadOnlyList<ManifestFile> HeadFiles => [.. Files.Where(file => !file.Path.Contains('/', StringComparison.Ordinal))];

    internal IReadOnlyList<ManifestFile> FilesOf(int shard)
    {
        var directory = SnapshotFiles.ShardDirectory(shard) + '/';
        return [.. Files.Where(file => file.Path.StartsWith(directory, StringComparison.Ordinal))];
    }

    internal static void ThrowUnlessKnown(uint version, string path)
    {
        if (version != FormatVersion)
        {
            throw new SnapshotException(
                $"{path} has format {version}, but this program reads format {FormatVersion}. "
                + "Build the snapshot again, or use the version of overindex that made it.");
        }
    }

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, SnapshotJson.Default.SnapshotManifest);

    internal static SnapshotManifest FromJson(ReadOnlySpan<byte> json, string path)
    {
        try
        {
            // The version comes first: a later format may not even have the other properties.
            ThrowUnlessKnown(JsonSerializer.Deserialize(json, SnapshotJson.Default.ManifestVersion)?.Format ?? 0, path);
            return JsonSerializer.Deserialize(json, SnapshotJson.Default.SnapshotManifest) ?? throw Damaged(path, null);
        }
        catch (JsonException exception)
        {
            throw Damaged(path, exception);
        }
    }

    private static SnapshotException Damaged(string path, Exception? inner) =>
        new($"{path} is not a snapshot's manifest. Restore the snapshot from a copy, or build it again.", inner);
}

/// <summary>Only the version of a manifest.</summary>
internal sealed record ManifestVersion(uint Format);

/// <summary>One file of a snapshot: its path inside, with <c>/</c>, its length and its XxHash128 in hexadecimal.</summary>
internal sealed record ManifestFile(string Path, long Bytes, string Xxh128);

/// <summary>The content of <c>catalog.json</c>; the interests are in ordinal order.</summary>
internal sealed record CatalogDocument(
    IReadOnlyList<CatalogInterest> Interests,
    IReadOnlyList<DemographicValue> Ages,
    IReadOnlyList<DemographicValue> Genders,
    IReadOnlyList<DemographicValue> Devices,
    IReadOnlyList<DemographicValue> Countries,
    IReadOnlyList<DemographicValue> Metros);

/// <summary>One interest of the catalog.</summary>
internal sealed record CatalogInterest(string Id, string Name, string? Parent);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NewLine = "\n",
    WriteIndented = true)]
[JsonSerializable(typeof(SnapshotManifest))]
[JsonSerializable(typeof(ManifestVersion))]
[JsonSerializable(typeof(CatalogDocument))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
