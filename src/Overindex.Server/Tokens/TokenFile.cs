using System.Text.Json;

namespace Overindex.Server.Tokens;

/// <summary>Reads <c>tokens.json</c>, and replaces it as a whole under a lock: a reader sees the old file or the new one, never a half.</summary>
internal sealed class TokenFile(string dataDirectory)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _temporaryPath = System.IO.Path.Combine(dataDirectory, ".tokens.json.new");
    private readonly string _lockPath = System.IO.Path.Combine(dataDirectory, "tokens.lock");

    internal string Path { get; } = System.IO.Path.Combine(dataDirectory, "tokens.json");

    /// <summary>Changes whenever the file is replaced, but for replacements of equal length in one tick of the file system's clock.</summary>
    internal (DateTime Written, long Length) Stamp()
    {
        var info = new FileInfo(Path);
        return info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
    }

    internal IReadOnlyList<StoredToken> Read()
    {
        try
        {
            using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var document = JsonSerializer.Deserialize(stream, TokenJson.Default.TokenDocument)
                ?? throw new FormatException("it holds null");
            return document.ToTokens();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new TokenStoreException($"{Path} is damaged: {Reason(e)}. Restore it from a backup, or move it away and create new tokens.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TokenStoreException($"{Path} cannot be read: {e.Message} Check that this user owns it.", e);
        }
    }

    internal void Update(Func<IReadOnlyList<StoredToken>, IReadOnlyList<StoredToken>> change)
    {
        try
        {
            Directory.CreateDirectory(dataDirectory);
            using var held = TokenFileLock.Take(_lockPath, OwnerOnly);
            var before = Read();
            var after = change(before);
            if (!ReferenceEquals(before, after))
            {
                Replace(after);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TokenStoreException(
                $"{Path} cannot be written: {e.Message} Check that this user may write to its directory and that the disk is not full.", e);
        }
    }

    private void Replace(IReadOnlyList<StoredToken> tokens)
    {
        // What a killed process left behind; only the holder of the lock gets here.
        File.Delete(_temporaryPath);
        using (var stream = new FileStream(_temporaryPath, CreateOwnerOnly(FileMode.CreateNew)))
        {
            JsonSerializer.Serialize(stream, TokenDocument.From(tokens), TokenJson.Default.TokenDocument);
            stream.Flush(flushToDisk: true);
        }

        File.Move(_temporaryPath, Path, overwrite: true);
    }

    private static FileStreamOptions CreateOwnerOnly(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    // A JsonException's own message may quote the text around the fault; the place is enough.
    private static string Reason(Exception e) => e is JsonException json
        ? $"no valid JSON of the expected shape at line {json.LineNumber + 1 ?? 1}"
        : e.Message.TrimEnd('.');
}
