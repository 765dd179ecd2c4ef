using System.Net;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Hosting;

public sealed class OperationsLogTests
{
    [Fact]
    public async Task Every_request_leaves_one_line_with_its_id_and_the_token_s_id_but_no_secret()
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.Client.GetAsync($"/v5/ad_accounts/549755885175/insights/audiences?access_token={server.Secret}");
        var requestId = response.Headers.GetValues("x-request-id").Single();
        await server.Client.ErrorAsync($"/{server.Secret}", HttpStatusCode.NotFound, 404);
        await server.StopAsync();

        var line = Assert.Single(server.LogRecorder.Lines, line => line.Text.Contains(requestId, StringComparison.Ordinal));
        Assert.StartsWith("GET /v5/ad_accounts/{ad_account_id}/insights/audiences 200 ", line.Text, StringComparison.Ordinal);
        Assert.Contains($"token {server.Tokens.List().Single().Id}", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(server.LogRecorder.Lines, line => line.Text.Contains(server.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_token_file_closes_the_door_without_failing_and_without_internals()
    {
        await using var server = await RunningServer.StartAsync();
        await server.Client.OkAsync("/v5/ad_accounts");
        await server.Client.OkAsync("/readyz");
        var path = Path.Combine(server.DataDirectory, "tokens.json");
        var good = File.ReadAllText(path);
        File.WriteAllText(path, "{ damaged");
        await Eventually.HoldsAsync(
            async () => (await server.Client.GetAsync("/v5/ad_accounts")).StatusCode == HttpStatusCode.ServiceUnavailable, "the damage is seen");
        var message = await server.Client.ErrorAsync("/v5/ad_accounts", HttpStatusCode.ServiceUnavailable, 0);
        Assert.DoesNotContain(server.DataDirectory, message, StringComparison.Ordinal);
        await server.Client.ErrorAsync("/readyz", HttpStatusCode.ServiceUnavailable, 0);
        await server.Client.OkAsync("/healthz");
        Assert.Contains(server.LogRecorder.Lines, line => line.EventId == 7 && line.Text.Contains(path, StringComparison.Ordinal));

        File.WriteAllText(path, good);
        await server.Client.OkAsync("/v5/ad_accounts");
    }

    [Fact]
    public async Task Stopping_lets_a_request_in_flight_finish()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await RunningServer.StartAsync(seams: new Server.Hosting.ServerSeams
        {
            Counter = snapshot => new Waiting(new Engine.LocalAudienceCounter(snapshot), reached, goOn.Task),
        });
        var asking = server.Client.OkAsync("/v5/ad_accounts/549755885175/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE");
        await reached.Task;
        var stopping = server.StopAsync();
        goOn.SetResult();
        Assert.Equal(500, (await asking).GetProperty("size").GetInt32());
        await stopping;
    }

    private sealed class Waiting(Engine.LocalAudienceCounter inner, TaskCompletionSource reached, Task goOn) : Engine.IAudienceCounter
    {
        public async ValueTask<Engine.AudienceCounts> CountAsync(Engine.Audience audience, CancellationToken cancellationToken = default)
        {
            reached.TrySetResult();
            await goOn;
            return await inner.CountAsync(audience, cancellationToken);
        }
    }
}
