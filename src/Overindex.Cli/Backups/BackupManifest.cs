using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Overindex.Cli.Backups;

/// <summary>What a backup holds; written last. The names are persisted.</summary>
internal sealed record BackupManifest
{
    internal const string FileName = "backup.json";
    internal const int CurrentVersion = 1;

    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required IReadOnlyList<BackedUpFile> Files { get; init; }

    /// <summary>Describes every file below a directory, in the order of their paths.</summary>
    internal static BackupManifest Of(string directory, DateTimeOffset createdAt, CancellationToken cancellationToken)
    {
        var files = new List<BackedUpFile>();
        foreach (var path in PathsIn(directory))
        {
            cancellationToken.ThrowIfCancellationRequested();
            files.Add(BackedUpFile.Of(directory, path));
        }

        return new() { Version = CurrentVersion, CreatedAt = createdAt, Files = files };
    }

    /// <exception cref="CliException">It is missing, damaged or of another version.</exception>
    internal static BackupManifest Read(string directory, string name)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(directory, FileName)), BackupJson.Default.BackupManifest);
            return manifest is { Version: CurrentVersion }
                ? manifest
                : throw new CliException($"'{name}' is a backup of version {manifest?.Version}, and this program knows version {CurrentVersion}.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            throw new CliException($"'{name}' is no whole backup: {FileName} is missing or damaged. Take another backup.");
        }
    }

    /// <summary>Compares every byte with what was backed up.</summary>
    /// <exception cref="CliException">A file is missing, altered, or was not backed up.</exception>
    internal void Verify(string directory, string name, CancellationToken cancellationToken)
    {
        var found = Of(directory, CreatedAt, cancellationToken).Files.Where(file => file.Path != FileName)
            .ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var file in Files)
        {
            if (!found.Remove(file.Path, out var same))
            {
                throw new CliException($"'{name}' is damaged: {file.Path} is missing. Nothing was restored.");
            }

            if (same != file)
            {
                throw new CliException($"'{name}' is damaged: {file.Path} is not as it was backed up. Nothing was restored.");
            }
        }

        if (found.Keys.FirstOrDefault() is { } foreign)
        {
            throw new CliException($"'{name}' is damaged: {foreign} was not backed up. Nothing was restored.");
        }
    }

    private static IEnumerable<string> PathsIn(string directory) =>
        Directory.EnumerateFiles(directory, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Order(StringComparer.Ordinal);
}

internal sealed record BackedUpFile(string Path, long Bytes, string Sha256)
{
    internal static BackedUpFile Of(string directory, string path)
    {
        using var stream = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        return new(System.IO.Path.GetRelativePath(directory, path).Replace('\\', '/'), stream.Length, hash);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;
