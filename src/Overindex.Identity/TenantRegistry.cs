using Microsoft.Extensions.DependencyInjection;
using Overindex.Engine;
using Overindex.Identity.Registry;
using Overindex.Identity.Storage;

namespace Overindex.Identity;

/// <summary>Users, apps and the grants between them and ad accounts. What is changed counts on every running server within a second.</summary>
public sealed class TenantRegistry : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly DatabaseSource _source;
    private readonly TimeProvider _timeProvider;

    private TenantRegistry(ServiceProvider services, DatabaseSource source, TimeProvider timeProvider) =>
        (_services, _source, _timeProvider) = (services, source, timeProvider);

    /// <summary>Opens the registry of a data directory, and makes its tables if there are none.</summary>
    /// <param name="dataDirectory">The data directory.</param>
    /// <param name="settings">Its settings; those of its file if <c>null</c>.</param>
    /// <param name="timeProvider">The clock; the system's if <c>null</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The registry; dispose it.</returns>
    /// <exception cref="IdentityException">The database cannot be used.</exception>
    public static async Task<TenantRegistry> OpenAsync(
        string dataDirectory, IdentitySettings? settings = null, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataDirectory);
        var source = new DatabaseSource(dataDirectory, settings ?? IdentitySettings.Load(dataDirectory));
        await SchemaUpgrade.RunAsync(source, cancellationToken);
        var services = new ServiceCollection();
        StorageServices.Add(services, source, timeProvider ?? TimeProvider.System, loggers: null);
        services.AddScoped<UserDesk>();
        services.AddScoped<AppDesk>();
        services.AddScoped<GrantDesk>();
        return new TenantRegistry(services.BuildServiceProvider(), source, timeProvider ?? TimeProvider.System);
    }

    /// <summary>Adds a user, who sees nothing yet.</summary>
    /// <param name="name">The name: letters, digits and <c>-._@+</c>.</param>
    /// <param name="password">The password: at least 12 characters.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="IdentityException">The name is taken, or a rule is broken.</exception>
    public Task AddUserAsync(string name, string password) => DoAsync<UserDesk, bool>(desk => desk.AddAsync(name, password, Now));

    /// <summary>Gives a user another password, ends their sessions, and lifts a lock-out.</summary>
    /// <param name="name">The user.</param>
    /// <param name="password">The password: at least 12 characters.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="IdentityException">There is no such user, or the password breaks a rule.</exception>
    public Task SetPasswordAsync(string name, string password) => DoAsync<UserDesk, bool>(desk => desk.SetPasswordAsync(name, password));

    /// <summary>All users, by name.</summary>
    /// <returns>The users.</returns>
    /// <exception cref="IdentityException">The database cannot be used.</exception>
    public Task<IReadOnlyList<User>> ListUsersAsync() => DoAsync<UserDesk, IReadOnlyList<User>>(desk => desk.ListAsync());

    /// <summary>Disables a user, or enables them again.</summary>
    /// <param name="name">The user.</param>
    /// <param name="disabled">Which of the two.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="IdentityException">There is no such user.</exception>
    public Task SwitchUserAsync(string name, bool disabled) => DoAsync<UserDesk, bool>(desk => desk.SwitchAsync(name, disabled));

    /// <summary>Removes a user with their grants, consents and tokens.</summary>
    /// <param name="name">The user.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="IdentityException">There is no such user.</exception>
    public Task RemoveUserAsync(string name) => DoAsync<UserDesk, bool>(desk => desk.RemoveAsync(name));

    /// <summary>Adds an app, which sees nothing by itself yet.</summary>
    /// <param name="request">What it is.</param>
    /// <returns>The app and its secret, which is not stored and cannot be shown again; none for a public app.</returns>
    /// <exception cref="IdentityException">The request breaks a rule stated at it.</exception>
    public Task<(App App, string? Secret)> AddAppAsync(AppRequest request) =>
        DoAsync<AppDesk, (App App, string? Secret)>(desk => desk.AddAsync(request, Now));

    /// <summary>Gives an app another secret; the one it had is refused from then on.</summary>
    /// <param name="clientId">The app.</param>
    /// <returns>The secret.</returns>
    /// <exception cref="IdentityException">There is no such app, or it is public.</exception>
    public Task<string> ReplaceSecretAsync(string clientId) => DoAsync<AppDesk, string>(desk => desk.ReplaceSecretAsync(clientId));

    /// <summary>All apps, by name.</summary>
    /// <returns>The apps.</returns>
    /// <exception cref="IdentityException">The database cannot be used.</exception>
    public Task<IReadOnlyList<App>> ListAppsAsync() => DoAsync<AppDesk, IReadOnlyList<App>>(desk => desk.ListAsync());

    /// <summary>Disables an app, or enables it again.</summary>
    /// <param name="clientId">The app.</param>
    /// <param name="disabled">Which of the two.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="IdentityException">There is no such app.</exception>
    public Task SwitchAppAsync(string clientId, bool disabled) => DoAsync<AppDesk, bool>(desk => desk.SwitchAsync(clientId, disabled));

    /// <summary>Removes an app with its grants, consents and tokens.</summary>
    /// <param name="clientId">The app.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="IdentityException">There is no such app.</exception>
    public Task RemoveAppAsync(string clientId) => DoAsync<AppDesk, bool>(desk => desk.RemoveAsync(clientId));

    /// <summary>Lets a user or an app see ad accounts; those it may see already stay as they are.</summary>
    /// <param name="holder">Who.</param>
    /// <param name="accounts">The ad accounts.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="IdentityException">There is no such user or app.</exception>
    public Task AddGrantsAsync(GrantHolder holder, AccountSet accounts) => DoAsync<GrantDesk, bool>(desk => desk.AddAsync(holder, accounts, Now));

    /// <summary>All grants: of users, then of apps, by name.</summary>
    /// <returns>The grants.</returns>
    /// <exception cref="IdentityException">The database cannot be used.</exception>
    public Task<IReadOnlyList<Grant>> ListGrantsAsync() => DoAsync<GrantDesk, IReadOnlyList<Grant>>(desk => desk.ListAsync());

    /// <summary>Disables grants, or enables them again.</summary>
    /// <param name="holder">Whose.</param>
    /// <param name="account">Which; the one for all ad accounts if <c>null</c>.</param>
    /// <param name="disabled">Which of the two.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="IdentityException">There is no such grant.</exception>
    public Task SwitchGrantAsync(GrantHolder holder, AdAccountId? account, bool disabled) =>
        DoAsync<GrantDesk, bool>(desk => desk.SwitchAsync(holder, account, disabled));

    /// <summary>Removes a grant.</summary>
    /// <param name="holder">Whose.</param>
    /// <param name="account">Which; the one for all ad accounts if <c>null</c>.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="IdentityException">There is no such grant.</exception>
    public Task RemoveGrantAsync(GrantHolder holder, AdAccountId? account) => DoAsync<GrantDesk, bool>(desk => desk.RemoveAsync(holder, account));

    /// <summary>Closes the database.</summary>
    /// <returns>When it is done.</returns>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private DateTime Now => _timeProvider.GetUtcNow().UtcDateTime;

    private async Task<TResult> DoAsync<TDesk, TResult>(Func<TDesk, Task<TResult>> work)
        where TDesk : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        try
        {
            return await work(scope.ServiceProvider.GetRequiredService<TDesk>());
        }
        catch (Exception e) when (DatabaseFailures.Is(e))
        {
            throw _source.Failure(e);
        }
    }
}
