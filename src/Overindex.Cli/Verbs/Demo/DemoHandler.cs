using System.Buffers.Text;
using System.Security.Cryptography;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Server;

namespace Overindex.Cli.Verbs.Demo;

internal sealed class DemoHandler(CliHost host)
{
    // Counted and stated as always, but nobody who tries out a load generator on the demo should run into them.
    private static readonly RateLimitOptions Generous = new() { RequestsPerSecond = 1_000_000, RequestsPerMinute = 10_000_000 };

    internal async Task<int> RunAsync(DemoSettings settings, CancellationToken cancellationToken)
    {
        var started = host.Time.GetTimestamp();
        var options = new OverindexServerOptions
        {
            DataDirectory = DemoDirectory.DataIn(settings.Directory),
            Url = settings.Url,
            AllowPlainHttp = settings.AllowPlainHttp,
            AllowDemoTokens = settings.AllowDemoTokens,
            RateLimits = Generous,
            TimeProvider = host.Time,
        };
        if (settings.Serve)
        {
            OverindexServer.Check(options);
            ListeningAddress.RequireFree(settings.Url);
        }

        using var directory = DemoDirectory.Open(settings.Directory);
        var stamp = await new DemoPlatform(host, directory).PrepareAsync(settings.People, settings.Seed, cancellationToken);
        var (token, secret) = CreateToken(directory.Data);

        // 192 random bits, good once: whoever sees the link later gains nothing.
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        directory.Unlock();
        host.Error.WriteLine($"Ready after {Figures.Elapsed(host.Time.GetElapsedTime(started))}.");
        var printer = new DemoPrinter(host, stamp, directory, secret, code);
        if (!settings.Serve)
        {
            printer.Print(settings.Url, serving: false);
            return ExitCodes.Ok;
        }

        return await RunningServer.RunAsync(
            host, options with { OneTimeSignIn = new(code, token.Id) }, address => printer.Print(address, serving: true), cancellationToken);
    }

    private (AccessToken Token, string Secret) CreateToken(string dataDirectory)
    {
        // Only a token's hash is stored, so an earlier start's secret cannot be shown again: that token makes room for a new one.
        var tokens = new TokenStore(dataDirectory, host.Time);
        foreach (var earlier in tokens.List().Where(token => token.Name == AccessTokenRequest.DemoName && token.RevokedAt is null))
        {
            tokens.Revoke(earlier.Id);
        }

        return tokens.Create(new AccessTokenRequest { Name = AccessTokenRequest.DemoName, AllAccounts = true });
    }
}

internal sealed record DemoSettings
{
    internal required int People { get; init; }

    internal required int Seed { get; init; }

    internal required string Directory { get; init; }

    internal required string Url { get; init; }

    internal required bool AllowPlainHttp { get; init; }

    internal required bool AllowDemoTokens { get; init; }

    internal required bool Serve { get; init; }
}
