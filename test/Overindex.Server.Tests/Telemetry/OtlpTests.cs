using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Telemetry;

public sealed class OtlpTests
{
    [Fact]
    public async Task A_collector_gets_traces_metrics_and_logs_and_never_a_token_or_a_path()
    {
        var received = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await using var collector = Collector(received);
        await collector.StartAsync();
        await using var server = await RunningServer.StartAsync(options => options with { OtlpEndpoint = new Uri(collector.Urls.Single()) });
        using var response = await server.Client.GetAsync($"/v5/ad_accounts/{TestPlatform.Big}/insights/audiences?token={server.Secret}");
        using var mistake = await server.NewClient(null).GetAsync($"/v5/ad_accounts/{server.Secret}/audience_insights");
        await server.StopAsync();

        Assert.Equal(["/v1/logs", "/v1/metrics", "/v1/traces"], received.Keys.Order(StringComparer.Ordinal));
        Assert.All(received.Values, body => Assert.Contains("overindex", body, StringComparison.Ordinal));
        var requestId = response.Headers.GetValues("x-request-id").Single();
        Assert.Contains("/v5/ad_accounts/{ad_account_id}/insights/audiences", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains(requestId, received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains(requestId, received["/v1/logs"], StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.All(received.Values, body => Assert.DoesNotContain(server.Secret[5..20], body, StringComparison.Ordinal));
        Assert.All(received.Values, body => Assert.DoesNotContain(TestPlatform.Big.ToString(), body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_endpoint_there_is_no_telemetry()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Null(server.Services.GetService<TracerProvider>());
    }

    private static WebApplication Collector(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var text = Encoding.Latin1.GetString(body.ToArray());
            received.AddOrUpdate(context.Request.Path, text, (_, before) => before + text);
        });
        return app;
    }
}
