using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Overindex.Server;

namespace Overindex.EndToEnd.Tests.Running;

/// <summary>The real server on a free port, with a token for every ad account.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningServer(WebApplication app, HttpClient client)
    {
        _app = app;
        Client = client;
    }

    public HttpClient Client { get; }

    public static async Task<RunningServer> StartAsync(string dataDirectory, TimeSpan? pollInterval = null)
    {
        var (_, secret) = new TokenStore(dataDirectory).Create(new AccessTokenRequest { Name = "tests", AllAccounts = true });
        var app = OverindexServer.Create(new OverindexServerOptions
        {
            DataDirectory = dataDirectory,
            Url = "http://127.0.0.1:0",
            SnapshotPollInterval = pollInterval ?? TimeSpan.FromSeconds(1),
            RateLimits = new() { RequestsPerSecond = 1_000_000, RequestsPerMinute = 1_000_000 },
            Log = Stream.Null,
        });
        await app.StartAsync();
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return new RunningServer(app, client);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
