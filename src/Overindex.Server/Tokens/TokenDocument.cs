using System.Text.Json.Serialization;
using Overindex.Engine;

namespace Overindex.Server.Tokens;

/// <summary>What <c>tokens.json</c> holds. The names are persisted.</summary>
internal sealed record TokenDocument
{
    internal const int CurrentVersion = 1;

    public required int Version { get; init; }

    public required IReadOnlyList<TokenEntry> Tokens { get; init; }

    internal static TokenDocument From(IReadOnlyList<StoredToken> tokens) =>
        new() { Version = CurrentVersion, Tokens = [.. tokens.Select(TokenEntry.From)] };

    /// <exception cref="FormatException">The document is of another version, or an entry is malformed.</exception>
    internal IReadOnlyList<StoredToken> ToTokens()
    {
        if (Version != CurrentVersion)
        {
            throw new FormatException($"its version is {Version}, and this program knows version {CurrentVersion}");
        }

        // Nullability is not checked inside lists by the JSON reader.
        var tokens = Tokens.Select(entry => entry?.ToToken() ?? throw new FormatException("an entry is null")).ToArray();
        return tokens.GroupBy(stored => stored.Token.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new FormatException($"the id '{twice.Key}' comes twice")
            : tokens;
    }
}

internal sealed record TokenEntry
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Sha256 { get; init; }

    public required IReadOnlyList<string> Accounts { get; init; }

    public required bool AllAccounts { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    internal static TokenEntry From(StoredToken stored) => new()
    {
        Id = stored.Token.Id,
        Name = stored.Token.Name,
        Sha256 = Convert.ToHexStringLower(stored.Hash.Span),
        Accounts = [.. stored.Token.Accounts.Select(account => account.ToString())],
        AllAccounts = stored.Token.AllAccounts,
        Scopes = stored.Token.Scopes,
        CreatedAt = stored.Token.CreatedAt,
        ExpiresAt = stored.Token.ExpiresAt,
        RevokedAt = stored.Token.RevokedAt,
    };

    internal StoredToken ToToken()
    {
        var hash = Convert.FromHexString(Sha256);
        if (hash.Length != 32 || Id.Length != TokenSecret.IdBytes * 2 || !Id.All(char.IsAsciiHexDigitLower) || Scopes.Contains(null!))
        {
            throw new FormatException($"the entry '{Id}' has a malformed id, sha256 or scope");
        }

        var accounts = Accounts.Select(account => AdAccountId.Parse(account)).ToArray();
        return new StoredToken(new AccessToken(Id, Name, accounts, AllAccounts, Scopes, CreatedAt, ExpiresAt, RevokedAt), hash);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenDocument))]
internal sealed partial class TokenJson : JsonSerializerContext;
