using Overindex.Client;

namespace Overindex.Cli.Profiles;

/// <summary>
/// Keeps a profile's tokens as the server rotates them. A refresh token is good once, so from reading one that is to be used until the next
/// is written, other processes wait.
/// </summary>
internal sealed class ProfileTokenStore(ProfileStore profiles, string name, TimeProvider time) : ITokenStore, IDisposable
{
    // More than the client's own margin: within it the client may find a token due that is not due here.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private FileStream? _held;
    private bool _loadedBefore;

    public async ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken)
    {
        _held ??= await HoldAsync(cancellationToken);
        var profile = profiles.Read(name);

        // The second time the server has rejected the token, however fresh it looks.
        if (!_loadedBefore && profile.AccessTokenExpiresAt - time.GetUtcNow() > Fresh)
        {
            Release();
        }

        _loadedBefore = true;
        return new StoredTokens(profile.RefreshToken!)
        {
            AccessToken = profile.AccessToken,
            AccessTokenExpiresAt = profile.AccessTokenExpiresAt,
            RefreshTokenExpiresAt = profile.RefreshTokenExpiresAt,
        };
    }

    public async ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken)
    {
        var before = profiles.Read(name);
        var after = new Profile
        {
            Address = before.Address,
            StoredAt = before.StoredAt,
            ClientId = before.ClientId,
            ClientSecret = before.ClientSecret,
            AccessToken = tokens.AccessToken,
            AccessTokenExpiresAt = tokens.AccessTokenExpiresAt,
            RefreshToken = tokens.RefreshToken,
            RefreshTokenExpiresAt = tokens.RefreshTokenExpiresAt,
        };
        await profiles.WriteAsync(name, after, cancellationToken);
        Release();
    }

    public void Dispose() => Release();

    private void Release()
    {
        _held?.Dispose();
        _held = null;
    }

    private async Task<FileStream> HoldAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return OwnerOnly.Create(profiles.LockPathOf(name), FileMode.OpenOrCreate);
            }
            catch (IOException) when (time.GetElapsedTime(started) < Patience)
            {
                // Another process is about to write the next token; it is done soon, or has ended.
                await Task.Delay(Interval, time, cancellationToken);
            }
        }
    }
}
