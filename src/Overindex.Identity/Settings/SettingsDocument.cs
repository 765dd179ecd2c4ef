using System.Text.Json.Serialization;

namespace Overindex.Identity.Settings;

/// <summary>What <c>identity.json</c> holds. The names are persisted.</summary>
internal sealed record SettingsDocument
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public string? Database { get; init; }

    public string? Issuer { get; init; }

    public long? AccessTokenSeconds { get; init; }

    public long? RefreshTokenSeconds { get; init; }

    public ExternalDocument? External { get; init; }

    /// <exception cref="FormatException">A value breaks a rule.</exception>
    internal IdentitySettings ToSettings()
    {
        var defaults = new IdentitySettings();
        return new IdentitySettings
        {
            Database = Database,
            Issuer = Issuer is null ? null : Address("issuer", Issuer),
            AccessTokenLifetime = Lifetime("access_token_seconds", AccessTokenSeconds) ?? defaults.AccessTokenLifetime,
            RefreshTokenLifetime = Lifetime("refresh_token_seconds", RefreshTokenSeconds) ?? defaults.RefreshTokenLifetime,
            External = External?.ToIssuer(),
        };
    }

    internal static Uri Address(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { Query: "", Fragment: "" }
        && (address.Scheme == "https" || address.IsLoopback)
            ? address
            : throw new FormatException($"'{name}' value '{text}' must be an https address (http only on the loopback).");

    private static TimeSpan? Lifetime(string name, long? seconds) => seconds switch
    {
        null => null,
        > 0 and <= 10L * 366 * 86_400 => TimeSpan.FromSeconds(seconds.Value),
        _ => throw new FormatException($"'{name}' value '{seconds}' must be a number of seconds from 1 to ten years."),
    };
}

internal sealed record ExternalDocument
{
    public required string Authority { get; init; }

    public required string Audience { get; init; }

    public string? AccountsClaim { get; init; }

    public string? ScopeClaim { get; init; }

    internal ExternalIssuer ToIssuer() => Audience.Length > 0 && AccountsClaim is not "" && ScopeClaim is not ""
        ? new ExternalIssuer(SettingsDocument.Address("external.authority", Authority), Audience, AccountsClaim ?? "ad_accounts", ScopeClaim ?? "scope")
        : throw new FormatException("'external.audience' and the names of claims must not be empty.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SettingsDocument))]
internal sealed partial class SettingsJson : JsonSerializerContext;
