using Overindex.Cli.Arguments;
using Overindex.Cli.Connections;
using Overindex.Cli.Hosting;
using Overindex.Cli.Profiles;
using Overindex.Contracts;

namespace Overindex.Cli.Verbs.Login;

internal sealed class LoginHandler(CliHost host)
{
    // The most that a page holds.
    private const int PageSize = 250;

    private readonly ProfileStore _profiles = new(host);

    internal async Task<int> RunAsync(LoginSettings settings, CancellationToken cancellationToken)
    {
        var name = ProfileName.Parse(settings.Profile);
        var address = HostText.Parse(settings.Host ?? host.Variable(HostText.Variable) ?? throw new CliException(
            $"Which server? Name it with --host URL; '--host {HostText.Pinterest}' is Pinterest's own.", ExitCodes.Usage));
        if (address.Scheme == "http" && !address.IsLoopback)
        {
            host.Error.WriteLine($"Note: {address} is not encrypted; whoever is on the way can read the token.");
        }

        _profiles.PathOf(name);
        var profile = await AskAsync(address, settings, cancellationToken);
        var page = profile.RefreshToken is null
            ? await CheckAsync(profile, name, cancellationToken)
            : await ExchangeAsync(profile, name, cancellationToken);
        new LoginPrinter(host).Print(name, address, page);
        return ExitCodes.Ok;
    }

    private async Task<Profile> AskAsync(Uri address, LoginSettings settings, CancellationToken cancellationToken)
    {
        var secret = await host.Secrets.ReadAsync(
            settings.ClientId is null ? "access token" : "client secret", settings.TokenFromInput, cancellationToken);
        var refresh = settings.WithRefreshToken ? await host.Secrets.ReadAsync("refresh token", fromInput: false, cancellationToken) : null;
        return new Profile
        {
            Address = address,
            StoredAt = host.Time.GetUtcNow(),
            AccessToken = settings.ClientId is null ? secret : null,
            ClientId = settings.ClientId,
            ClientSecret = settings.ClientId is null ? null : secret,
            RefreshToken = refresh,
        };
    }

    private async Task<AdAccountsResponse> CheckAsync(Profile profile, string name, CancellationToken cancellationToken)
    {
        var page = await AskServerAsync(profile, name, cancellationToken);
        await _profiles.WriteAsync(name, profile, cancellationToken);
        return page;
    }

    // A refresh token is good once. It is stored first, so that the one that replaces it has a place to be; a failure restores what was there.
    private async Task<AdAccountsResponse> ExchangeAsync(Profile profile, string name, CancellationToken cancellationToken)
    {
        var before = Before(name);
        await _profiles.WriteAsync(name, profile, cancellationToken);
        try
        {
            return await AskServerAsync(profile, name, cancellationToken);
        }
        finally
        {
            if (_profiles.Read(name).AccessToken is null)
            {
                await RestoreAsync(name, before);
            }
        }
    }

    private Profile? Before(string name)
    {
        try
        {
            return _profiles.Exists(name) ? _profiles.Read(name) : null;
        }
        catch (CliException)
        {
            // One that cannot be used is not worth keeping: to sign in again is what its error asked for.
            return null;
        }
    }

    private async Task RestoreAsync(string name, Profile? before)
    {
        if (before is null)
        {
            _profiles.Delete(name);
        }
        else
        {
            await _profiles.WriteAsync(name, before, CancellationToken.None);
        }
    }

    private async Task<AdAccountsResponse> AskServerAsync(Profile profile, string name, CancellationToken cancellationToken)
    {
        var (credentials, held) = ProfileCredentials.Of(profile, _profiles, name, host.Time);
        using var connection = new Connector(host).Connect(profile.Address, credentials, held);
        await foreach (var page in connection.Client.ListAdAccountsWithResponseAsync(PageSize, cancellationToken))
        {
            return page.Value;
        }

        return new AdAccountsResponse();
    }
}

internal sealed record LoginSettings(string? Host, string Profile, bool TokenFromInput, string? ClientId, bool WithRefreshToken);
