using Microsoft.AspNetCore.Http;
using Overindex.Identity.Checking;
using Overindex.Identity.External;
using Overindex.Identity.Serving;
using Overindex.Identity.Storage;

namespace Overindex.Identity;

/// <summary>
/// The OAuth2 server of a data directory, and the check of the tokens that it, or the outside issuer in its place, issued. Nothing is read or made before it is needed, so that a server
/// without users and apps starts as fast as without this.
/// </summary>
public sealed class AuthorizationServer : IAsyncDisposable
{
    /// <summary>Where apps ask for tokens, by POST.</summary>
    public const string TokenPath = OAuthWords.TokenPath;

    /// <summary>Where apps send users, to sign in and consent.</summary>
    public const string AuthorizePath = OAuthWords.AuthorizePath;

    // What OpenIddict makes: 256 bits as base64url. Nothing else can be in the database.
    private const int ReferenceLength = 43;
    private static readonly TimeSpan PrunedAfter = TimeSpan.FromDays(14);
    private readonly AuthorizationServerOptions _options;
    private readonly DatabaseSource _source;
    private readonly AccessReader _reader;
    private readonly AccessCache _cache;
    private readonly OAuthHosts _hosts;
    private readonly ExternalTokens? _external;
    private volatile bool _schemaIsCurrent;

    /// <summary>Names the server; nothing is read or made yet.</summary>
    /// <param name="options">What it works on.</param>
    public AuthorizationServer(AuthorizationServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _source = new DatabaseSource(options.DataDirectory, options.Settings);
        _reader = new AccessReader(_source);
        _cache = new AccessCache(_reader, options.TimeProvider);
        _hosts = new OAuthHosts(options, _source);
        _external = options.Settings.External is { } issuer ? new ExternalTokens(issuer, options.TimeProvider) : null;
    }

    /// <summary>The paths that <see cref="InvokeAsync"/> answers, with their methods.</summary>
    public static IReadOnlyList<(string Method, string Path)> Endpoints { get; } =
    [
        ("POST", OAuthWords.TokenPath),
        ("POST", OAuthWords.RevocationPath),
        ("GET", OAuthWords.AuthorizePath),
        ("POST", OAuthWords.AuthorizePath),
        ("POST", OAuthWords.SignInPath),
        ("POST", OAuthWords.SignOutPath),
    ];

    /// <summary>Whether there are users or apps: a database, and no outside issuer instead.</summary>
    public bool IsInUse => _options.Settings.External is null && _source.Exists;

    /// <summary>Makes everything that the first request would make, so that it need not wait: tables, keys, the OAuth server.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="IdentityException">The database or the keys cannot be used.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        await EnsureSchemaAsync(cancellationToken);
        await _hosts.CurrentAsync(cancellationToken);
    }

    /// <summary>Removes codes and tokens that ended more than two weeks ago; until then a replay of one can be told.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="IdentityException">The database cannot be used.</exception>
    public async Task PruneAsync(CancellationToken cancellationToken = default)
    {
        await EnsureSchemaAsync(cancellationToken);
        try
        {
            var host = await _hosts.CurrentAsync(cancellationToken);
            await host.PruneAsync(_options.TimeProvider.GetUtcNow() - PrunedAfter, cancellationToken);
        }
        catch (Exception e) when (DatabaseFailures.Is(e))
        {
            throw _source.Failure(e);
        }
    }

    /// <summary>Answers a request to one of <see cref="Endpoints"/>.</summary>
    /// <param name="context">The request.</param>
    /// <returns>When it is answered.</returns>
    /// <exception cref="IdentityException">The database or the keys cannot be used.</exception>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        await EnsureSchemaAsync(context.RequestAborted);
        try
        {
            await (await _hosts.CurrentAsync(context.RequestAborted)).InvokeAsync(context);
        }
        catch (Exception e) when (DatabaseFailures.Is(e))
        {
            throw _source.Failure(e);
        }
    }

    /// <summary>Finds out what an access token is worth now. Sees what other processes revoked or changed within a second.</summary>
    /// <param name="token">What the caller presented.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What it lets its bearer do; nothing if it is unknown, expired or revoked.</returns>
    /// <exception cref="IdentityException">The database, or the outside issuer, cannot be used.</exception>
    public ValueTask<GrantedAccess?> AuthenticateAsync(string token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (_external is not null)
        {
            return _external.FindAsync(token, cancellationToken);
        }

        if (token.Length != ReferenceLength)
        {
            return default;
        }

        return _schemaIsCurrent ? FindAsync(token, cancellationToken) : IsInUse ? FirstAsync(token, cancellationToken) : default;
    }

    /// <summary>
    /// Signs a user in by name and password. Five wrong passwords in a row lock the user for five minutes; a refusal comes at a fixed time, whatever its cause.
    /// </summary>
    /// <param name="name">The user name.</param>
    /// <param name="password">The password.</param>
    /// <param name="requestId">What names the request in the log.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The user; nobody if name or password are wrong, or the user is locked or disabled, or there are no users here.</returns>
    /// <exception cref="IdentityException">The database or the keys cannot be used.</exception>
    public async Task<SignedInUser?> SignInAsync(string name, string password, string requestId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(password);
        var floor = new Floor(_options.TimeProvider);
        var found = IsInUse && name.Length is > 0 and <= 256 && password.Length is > 0 and <= 1000
            ? await UseAsync(CheckAsync, cancellationToken)
            : null;
        if (found is { } user)
        {
            return await FindUserAsync(user.Id, user.SecurityStamp!, cancellationToken);
        }

        await floor.WaitAsync(Floor.RefusedSignIn, cancellationToken);
        return null;

        async Task<UserRow?> CheckAsync() =>
            await (await _hosts.CurrentAsync(cancellationToken)).CheckPasswordAsync(name, password, requestId, cancellationToken);
    }

    /// <summary>Finds somebody who signed in before.</summary>
    /// <param name="id">The user.</param>
    /// <param name="stamp">The stamp of then.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The user with what they may see now; nobody if the user is gone or disabled, or has another password.</returns>
    /// <exception cref="IdentityException">The database cannot be used.</exception>
    public async Task<SignedInUser?> FindUserAsync(string id, string stamp, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(stamp);
        return IsInUse ? await UseAsync(() => _reader.FindUserAsync(id, stamp, cancellationToken), cancellationToken) : null;
    }

    /// <summary>Closes everything.</summary>
    /// <returns>When it is done.</returns>
    public ValueTask DisposeAsync()
    {
        _external?.Dispose();
        return _hosts.DisposeAsync();
    }

    private async ValueTask<GrantedAccess?> FirstAsync(string token, CancellationToken cancellationToken)
    {
        await EnsureSchemaAsync(cancellationToken);
        return await FindAsync(token, cancellationToken);
    }

    private ValueTask<GrantedAccess?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var found = _cache.FindAsync(token, cancellationToken);
        return found.IsCompletedSuccessfully ? found : AwaitAsync(found);
    }

    private async ValueTask<GrantedAccess?> AwaitAsync(ValueTask<GrantedAccess?> found)
    {
        try
        {
            return await found;
        }
        catch (Exception e) when (DatabaseFailures.Is(e))
        {
            throw _source.Failure(e);
        }
    }

    private async Task<T> UseAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await EnsureSchemaAsync(cancellationToken);
        try
        {
            return await work();
        }
        catch (Exception e) when (DatabaseFailures.Is(e))
        {
            throw _source.Failure(e);
        }
    }

    private async Task EnsureSchemaAsync(CancellationToken cancellationToken)
    {
        if (!_schemaIsCurrent)
        {
            await SchemaUpgrade.RunAsync(_source, cancellationToken);
            _schemaIsCurrent = true;
        }
    }
}
