using System.Text.Json;
using System.Text.Json.Serialization;
using Overindex.Engine.Snapshots;

namespace Overindex.Ingest.Days;

/// <summary>What <c>days.json</c> says: which files have been read, and where their interactions are kept by day.</summary>
/// <param name="People">The file of the numbers of people.</param>
/// <param name="Items">The file of the numbers of items.</param>
/// <param name="Batches">Files that were read together.</param>
internal sealed record DayManifest(string People, string Items, IReadOnlyList<DayBatch> Batches)
{
    /// <summary>The manifest in a file; none when there is none that can be used, as after a power cut: days can always be made again.</summary>
    internal static DayManifest? Load(string path)
    {
        try
        {
            var found = File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), DayJson.Default.SealedDays) : null;
            return found is not null && found.Checksum == found.Days.Checksum() ? found.Days : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            return null;
        }
    }

    /// <summary>Replaces the file in one step.</summary>
    internal void Save(string path)
    {
        var temporary = path + ".new";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(new SealedDays(Checksum(), this), DayJson.Default.SealedDays));
        File.Move(temporary, path, overwrite: true);
    }

    private string Checksum() => FileChecksum.Of(JsonSerializer.SerializeToUtf8Bytes(this, DayJson.Default.DayManifest));
}

/// <summary>A manifest with its checksum: a device whose name has been altered would otherwise go unnoticed.</summary>
internal sealed record SealedDays(string Checksum, DayManifest Days);

/// <summary>Input files that were read together, and what was kept of them.</summary>
/// <param name="Inputs">The files; if one of them has changed or is gone, nothing of the batch can be used.</param>
/// <param name="Rows">The file of the good interactions, by day.</param>
/// <param name="Rejected">The file of the rows that were rejected, or none.</param>
/// <param name="Devices">The devices by their code in <paramref name="Rows"/>, from 1.</param>
internal sealed record DayBatch(IReadOnlyList<DayInput> Inputs, string Rows, DayRejects? Rejected, IReadOnlyList<string> Devices);

/// <summary>A file of rejected rows.</summary>
/// <param name="File">Its name.</param>
/// <param name="Checksum">XxHash128 of its bytes; Parquet has none of its own.</param>
internal sealed record DayRejects(string File, string Checksum);

/// <summary>How an input file is known again.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Modified">When it was written last.</param>
/// <param name="Reading">How it was read; another format, or another version of this program, reads it anew.</param>
internal sealed record DayInput(string Path, long Bytes, DateTime Modified, string Reading);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true)]
[JsonSerializable(typeof(DayManifest))]
[JsonSerializable(typeof(SealedDays))]
internal sealed partial class DayJson : JsonSerializerContext;
