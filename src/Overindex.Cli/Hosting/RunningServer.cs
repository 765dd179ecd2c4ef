using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Overindex.Server;

namespace Overindex.Cli.Hosting;

/// <summary>Runs the server until somebody stops it.</summary>
internal static class RunningServer
{
    internal static async Task<int> RunAsync(
        CliHost host, OverindexServerOptions options, Action<string> started, CancellationToken cancellationToken)
    {
        await using var server = OverindexServer.Create(options with { Log = Console.OpenStandardError() });
        await server.StartAsync(cancellationToken);
        started(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? options.Url);
        await WaitAsync(server.Lifetime, cancellationToken);
        host.Error.WriteLine("Stopping.");
        await server.StopAsync(CancellationToken.None);

        // A service manager's SIGTERM is the ordinary end of a server; Ctrl+C is an interruption, as everywhere.
        return host.Interrupts.Received == PosixSignal.SIGINT ? ExitCodes.Interrupted : ExitCodes.Ok;
    }

    private static async Task WaitAsync(IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var first = lifetime.ApplicationStopping.Register(() => stopping.TrySetResult());
        await using var second = cancellationToken.Register(() => stopping.TrySetResult());
        await stopping.Task;
    }
}
