using Overindex.Identity;

namespace Overindex.Cli.Hosting;

/// <summary>Opens the users, apps and grants of a data directory for one verb.</summary>
internal sealed class Tenants(CliHost host)
{
    internal async Task<TResult> AskAsync<TResult>(string dataDirectory, Func<TenantRegistry, Task<TResult>> work, CancellationToken cancellationToken)
    {
        var settings = IdentitySettings.Load(dataDirectory, host.Variable);
        await using var registry = await TenantRegistry.OpenAsync(dataDirectory, settings, host.Time, cancellationToken);
        return await work(registry);
    }

    /// <summary>Changes something, and says so.</summary>
    internal async Task<int> ChangeAsync(
        string dataDirectory, Func<TenantRegistry, Task> work, string done, CancellationToken cancellationToken)
    {
        await AskAsync(
            dataDirectory,
            async registry =>
            {
                await work(registry);
                return true;
            },
            cancellationToken);
        host.Error.WriteLine(done);
        return ExitCodes.Ok;
    }
}
