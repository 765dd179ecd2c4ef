namespace Overindex.Cli.Profiles;

/// <summary>A server and how to sign in there, as stored. No record, whose text would show secrets.</summary>
internal sealed class Profile
{
    internal const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    public required Uri Address { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>The token itself; with a refresh token, the one that came with it.</summary>
    public string? AccessToken { get; init; }

    public DateTimeOffset? AccessTokenExpiresAt { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    public string? RefreshToken { get; init; }

    public DateTimeOffset? RefreshTokenExpiresAt { get; init; }

    internal string Kind => this switch
    {
        { RefreshToken: not null } => "refresh token",
        { ClientId: not null } => "client credentials",
        _ => "access token",
    };

    /// <summary>Whether the parts make one whole: a file may have been written by hand.</summary>
    internal bool IsComplete => Version == CurrentVersion && Address.IsAbsoluteUri
        && (ClientId is null ? AccessToken is { Length: > 0 } && RefreshToken is null : ClientId.Length > 0 && ClientSecret is { Length: > 0 });
}
