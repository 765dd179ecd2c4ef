using System.Net;
using Microsoft.AspNetCore.Builder;
using Overindex.Server.Hosting;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Hosting;

public sealed class GracefulStopTests
{
    [Fact]
    public async Task A_request_in_flight_is_answered_before_the_server_has_stopped()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var seams = new ServerSeams
        {
            Routes = routes => routes.MapGet("/slow", () =>
            {
                entered.SetResult();
                return released.Task;
            }),
        };
        await using var server = await RunningServer.StartAsync(seams: seams);
        var asked = server.Client.GetAsync("/slow");
        await entered.Task;
        var stopped = server.StopAsync();
        using var late = server.NewClient(server.Secret);
        await Eventually.HoldsAsync(async () => await IsRefusedAsync(late), "new connections are refused");
        Assert.False(stopped.IsCompleted);
        released.SetResult("done");
        using var response = await asked;
        Assert.Equal((HttpStatusCode.OK, "done"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        await stopped;
    }

    private static async Task<bool> IsRefusedAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("/healthz");
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }
}
