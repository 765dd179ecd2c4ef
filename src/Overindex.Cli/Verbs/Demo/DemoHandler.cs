using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Server;

namespace Overindex.Cli.Verbs.Demo;

internal sealed class DemoHandler(CliHost host)
{
    private const string TokenName = "overindex demo";

    internal async Task<int> RunAsync(DemoSettings settings, CancellationToken cancellationToken)
    {
        var started = host.Time.GetTimestamp();
        if (settings.Serve)
        {
            ListeningAddress.RequireFree(settings.Url);
        }

        using var directory = DemoDirectory.Open(settings.Directory);
        var stamp = await new DemoPlatform(host, directory).PrepareAsync(settings.People, settings.Seed, cancellationToken);
        var secret = CreateToken(directory.Data);
        directory.Unlock();
        host.Error.WriteLine($"Ready after {Figures.Elapsed(host.Time.GetElapsedTime(started))}.");
        var printer = new DemoPrinter(host, stamp, directory, secret);
        if (!settings.Serve)
        {
            printer.Print(settings.Url, serving: false);
            return ExitCodes.Ok;
        }

        var options = new OverindexServerOptions { DataDirectory = directory.Data, Url = settings.Url, TimeProvider = host.Time };
        return await RunningServer.RunAsync(host, options, address => printer.Print(address, serving: true), cancellationToken);
    }

    private string CreateToken(string dataDirectory)
    {
        // Only a token's hash is stored, so an earlier start's secret cannot be shown again: that token makes room for a new one.
        var tokens = new TokenStore(dataDirectory, host.Time);
        foreach (var earlier in tokens.List().Where(token => token.Name == TokenName && token.RevokedAt is null))
        {
            tokens.Revoke(earlier.Id);
        }

        return tokens.Create(new AccessTokenRequest { Name = TokenName, AllAccounts = true }).Secret;
    }
}

internal sealed record DemoSettings(int People, int Seed, string Directory, string Url, bool Serve);
