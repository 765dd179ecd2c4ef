using System.Text.Json;
using System.Text.Json.Serialization;
using Overindex.Engine;
using Overindex.Engine.Snapshots;

namespace Overindex.Ingest.Parts;

/// <summary>The content of <c>part.json</c>: what one shard was built from, and what became of its rows.</summary>
internal sealed record PartManifest
{
    internal const string FileName = "part.json";
    private const string ChecksumFileName = "part.xxh128";
    private const string NextStep = "Build the shard again.";

    public required int Shard { get; init; }

    public required int Shards { get; init; }

    public required DateOnly Date { get; init; }

    public required int WindowDays { get; init; }

    public required int MinEngagements { get; init; }

    /// <summary>The program's: another one may read the same file differently.</summary>
    public required string Version { get; init; }

    public required IReadOnlyList<PartInput> Inputs { get; init; }

    /// <summary>Interactions that were read, those of other shards among them.</summary>
    public long Rows { get; init; }

    /// <summary>A sum over them.</summary>
    public ulong RowsDigest { get; init; }

    /// <summary>A checksum of the ids of all items.</summary>
    public string ItemsDigest { get; init; } = "";

    /// <summary>What became of the rows that this shard judges.</summary>
    public IReadOnlyList<InputReport> Reports { get; init; } = [];

    /// <summary>The checksum of the manifest of the shard's snapshot, which holds that of every file.</summary>
    public string Snapshot { get; init; } = "";

    /// <summary>The checksum of the rejected rows, if there are any.</summary>
    public string? Rejects { get; init; }

    internal void Write(string part) =>
        SealedFile.Write(part, FileName, ChecksumFileName, JsonSerializer.SerializeToUtf8Bytes(this, PartJson.Default.PartManifest));

    /// <exception cref="SnapshotException">It is missing or damaged, or of another version of this program.</exception>
    internal static PartManifest Read(string part)
    {
        var (json, _) = SealedFile.Read(part, FileName, ChecksumFileName, NextStep);
        try
        {
            return JsonSerializer.Deserialize(json, PartJson.Default.PartManifest) ?? throw new JsonException("The document is null.");
        }
        catch (JsonException exception)
        {
            throw new SnapshotException($"{Path.Combine(part, FileName)} is not a shard's manifest. {NextStep}", exception);
        }
    }

    /// <summary>What two shards of a snapshot must have the same, said of this one: the first thing that another one has not.</summary>
    /// <returns>None if they agree on all that is known before reading.</returns>
    internal string? Differs(PartManifest other) =>
        (Date, WindowDays) != (other.Date, other.WindowDays)
        ? $"for {WindowDays} days up to {Date:yyyy-MM-dd}, not {other.WindowDays} up to {other.Date:yyyy-MM-dd}"
        : MinEngagements != other.MinEngagements ? $"with min_engagements {MinEngagements}, not {other.MinEngagements}"
        : Version != other.Version ? $"by version {Version} of overindex, not {other.Version}"
        : DiffersInInputs(other);

    /// <summary>The same, after reading.</summary>
    internal string? DiffersInRows(PartManifest other) =>
        (Rows, RowsDigest) != (other.Rows, other.RowsDigest) ? $"from {Rows} interactions, not the same {other.Rows}"
        : ItemsDigest != other.ItemsDigest ? "from other items"
        : null;

    private string? DiffersInInputs(PartManifest other)
    {
        var same = Inputs.Zip(other.Inputs).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == Inputs.Count && same == other.Inputs.Count
            ? null
            : $"from {Describe(Inputs.ElementAtOrDefault(same))}, not {Describe(other.Inputs.ElementAtOrDefault(same))}";
    }

    private static string Describe(PartInput? input) => input switch
    {
        null => "nothing more",
        { File: null } => $"{input.Input}: a SELECT ({input.Checksum[..8]})",
        _ => $"{input.Input}: {input.File} ({input.Bytes} bytes, {input.Checksum[..8]})",
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(PartManifest))]
internal sealed partial class PartJson : JsonSerializerContext;
