using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Overindex.Server.Hosting;

namespace Overindex.Server.Tests.Support;

/// <summary>A real server on a free port of the loopback, with a data directory of its own, one published snapshot and one token for everything.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    /// <summary>Counted, but never reached: tests ask faster than any advertiser may.</summary>
    internal static readonly RateLimitOptions Unlimited =
        new() { RequestsPerSecond = 1_000_000, RequestsPerMinute = 1_000_000, SignInsPerMinute = 1_000_000 };

    private readonly TemporaryDirectory _directory = new();
    private readonly LogRecorder _log = new();
    private WebApplication? _app;

    internal string DataDirectory => _directory.Path;

    internal LogRecorder LogRecorder => _log;

    internal TokenStore Tokens { get; private set; } = null!;

    internal string Secret { get; private set; } = "";

    internal Uri Address { get; private set; } = null!;

    internal HttpClient Client { get; private set; } = null!;

    internal IServiceProvider Services => _app!.Services;

    internal static async Task<RunningServer> StartAsync(
        Func<OverindexServerOptions, OverindexServerOptions>? change = null, ServerSeams? seams = null, Action<string>? prepare = null)
    {
        var server = new RunningServer();
        try
        {
            (prepare ?? (directory => TestPlatform.Publish(directory)))(server.DataDirectory);
            server.Tokens = new TokenStore(server.DataDirectory);
            server.Secret = server.Tokens.Create(new AccessTokenRequest { AllAccounts = true }).Secret;
            var options = new OverindexServerOptions
            {
                DataDirectory = server.DataDirectory,
                Url = "http://127.0.0.1:0",
                SnapshotPollInterval = TimeSpan.FromMilliseconds(100),
                RateLimits = Unlimited,
            };
            server._app = OverindexServer.Create(
                change is null ? options : change(options),
                (seams ?? new ServerSeams()) with { Logging = logging => logging.AddProvider(server._log) });
            await server._app.StartAsync();
            server.Address = new Uri(server._app.Urls.Single());
            server.Client = server.NewClient(server.Secret);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    internal HttpClient NewClient(string? secret)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = secret is null ? null : new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    internal async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await StopAsync();
        _directory.Dispose();
    }
}
