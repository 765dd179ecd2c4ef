using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;
using Overindex.Identity.Storage;

namespace Overindex.Identity.Keys;

/// <summary>A pair of keys that codes and tokens are sealed with before they are stored. The names are persisted.</summary>
internal sealed record KeyDocument
{
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>An ECDSA key on P-256, PKCS #8.</summary>
    public required byte[] Signing { get; init; }

    /// <summary>256 random bits.</summary>
    public required byte[] Encryption { get; init; }

    internal static KeyDocument Generate(DateTimeOffset now)
    {
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new KeyDocument { CreatedAt = now, Signing = signing.ExportPkcs8PrivateKey(), Encryption = RandomNumberGenerator.GetBytes(32) };
    }

    internal ECDsaSecurityKey SigningKey()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Signing, out _);
        return new ECDsaSecurityKey(key) { KeyId = Id("s") };
    }

    internal SymmetricSecurityKey EncryptionKey() => new(Encryption) { KeyId = Id("e") };

    private string Id(string prefix) => prefix + Convert.ToHexStringLower(SHA256.HashData(Encryption).AsSpan(0, 8));
}

/// <summary>The keys of a data directory: a file each, for their owner alone. The newest seals; the others still open what they sealed.</summary>
internal sealed class KeyFiles(string dataDirectory)
{
    private const string Pattern = "*.key.json";

    internal string Directory { get; } = Path.Combine(dataDirectory, "identity", "keys");

    /// <summary>Changes whenever keys are added or removed.</summary>
    internal string Stamp() => System.IO.Directory.Exists(Directory)
        ? string.Join(' ', System.IO.Directory.EnumerateFiles(Directory, Pattern).Order(StringComparer.Ordinal))
        : "";

    /// <summary>Newest first; makes the first one.</summary>
    internal IReadOnlyList<KeyDocument> ReadOrCreate(TimeProvider timeProvider)
    {
        var keys = Read();
        if (keys.Count == 0)
        {
            // Two servers that start together may make one each: both are read from then on, and the newer one seals.
            Add(timeProvider);
            keys = Read();
        }

        return keys;
    }

    internal string Add(TimeProvider timeProvider)
    {
        var now = timeProvider.GetUtcNow();
        var random = RandomNumberGenerator.GetHexString(8, lowercase: true);
        var name = string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd'T'HHmmssfff'Z'}-{random}.key.json");
        var path = Path.Combine(Directory, name);
        OwnerOnlyFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(KeyDocument.Generate(now), KeyJson.Default.KeyDocument));
        return path;
    }

    /// <summary>Removes keys that nothing sealed with them needs any more.</summary>
    internal int RemoveReplacedBefore(DateTimeOffset moment)
    {
        // A key was in use until the next newer one came.
        var entries = Entries();
        var removed = entries.Zip(entries.Skip(1), (newer, older) => (older.Path, ReplacedAt: newer.Key.CreatedAt))
            .Where(entry => entry.ReplacedAt < moment)
            .ToList();
        removed.ForEach(entry => File.Delete(entry.Path));
        return removed.Count;
    }

    private List<KeyDocument> Read() => [.. Entries().Select(entry => entry.Key)];

    private List<(string Path, KeyDocument Key)> Entries() => System.IO.Directory.Exists(Directory)
        ? [.. System.IO.Directory.EnumerateFiles(Directory, Pattern).OrderDescending(StringComparer.Ordinal).Select(path => (path, Read(path)))]
        : [];

    private static KeyDocument Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), KeyJson.Default.KeyDocument) ?? throw new JsonException("it holds null");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new IdentityException($"The key {path} cannot be read: restore it from a backup, or move it away: what it sealed is lost then.", e);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(KeyDocument))]
internal sealed partial class KeyJson : JsonSerializerContext;
