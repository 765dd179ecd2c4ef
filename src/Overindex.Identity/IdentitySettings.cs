using System.Text.Json;
using Overindex.Identity.Settings;

namespace Overindex.Identity;

/// <summary>How a data directory handles identity: its file <c>identity.json</c>, which may be missing.</summary>
public sealed record IdentitySettings
{
    /// <summary>The environment variable that names the PostgreSQL database before the file does.</summary>
    public const string DatabaseVariable = "OVERINDEX_IDENTITY_DATABASE";

    internal const string FileName = "identity.json";

    /// <summary>A connection string for PostgreSQL; without it, a SQLite file in the data directory.</summary>
    public string? Database { get; init; }

    /// <summary>The server's address as the outside sees it, such as <c>https://insights.example</c>; without it, the address of each request.</summary>
    public Uri? Issuer { get; init; }

    /// <summary>How long an access token lives; more than zero; default 30 days, as Pinterest's.</summary>
    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long a refresh token lives unless it is used; more than zero; default 60 days, as Pinterest's.</summary>
    public TimeSpan RefreshTokenLifetime { get; init; } = TimeSpan.FromDays(60);

    /// <summary>An outside issuer whose tokens are taken instead of the own ones.</summary>
    public ExternalIssuer? External { get; init; }

    /// <summary>Reads the settings of a data directory.</summary>
    /// <param name="dataDirectory">The data directory.</param>
    /// <param name="variable">The environment; the process's if <c>null</c>.</param>
    /// <returns>The settings; the defaults where nothing says otherwise.</returns>
    /// <exception cref="IdentityException">The file cannot be read, or breaks a rule.</exception>
    public static IdentitySettings Load(string dataDirectory, Func<string, string?>? variable = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataDirectory);
        var settings = Read(Path.Combine(dataDirectory, FileName));
        var database = (variable ?? Environment.GetEnvironmentVariable)(DatabaseVariable);
        return string.IsNullOrWhiteSpace(database) ? settings : settings with { Database = database };
    }

    private static IdentitySettings Read(string path)
    {
        try
        {
            return File.Exists(path)
                ? (JsonSerializer.Deserialize(File.ReadAllBytes(path), SettingsJson.Default.SettingsDocument) ?? throw new FormatException("it holds null"))
                    .ToSettings()
                : new IdentitySettings();
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new IdentityException($"{path} cannot be used: {e.Message} docs/oauth.md lists its properties.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IdentityException($"{path} cannot be read: {e.Message}", e);
        }
    }
}

/// <summary>An issuer of JSON web tokens that the operator runs or trusts.</summary>
/// <param name="Authority">Its address; <c>/.well-known/openid-configuration</c> below it names its keys.</param>
/// <param name="Audience">What its tokens must be for.</param>
/// <param name="AccountsClaim">The claim that lists the ad accounts: a list, or text separated by spaces or commas; <c>*</c> is all of them.</param>
/// <param name="ScopeClaim">The claim that lists the scopes, likewise.</param>
public sealed record ExternalIssuer(Uri Authority, string Audience, string AccountsClaim = "ad_accounts", string ScopeClaim = "scope");
