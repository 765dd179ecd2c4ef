using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Overindex.Cluster.Tests.Support;

/// <summary>A collector of OpenTelemetry, with an address for each node that sends to it.</summary>
internal sealed class TestCollector : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, string> _received = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    public TestCollector()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var text = Encoding.Latin1.GetString(body.ToArray());
            _received.AddOrUpdate(context.Request.Path.Value!, text, (_, before) => before + text);
        });
    }

    public ICollection<string> Bodies => _received.Values;

    public Task StartAsync() => _app.StartAsync();

    public string EndpointOf(string name) => $"{_app.Urls.Single()}/{name}";

    public bool HasTrace(string name, string text) => Has($"/{name}/v1/traces", text);

    public bool HasMetric(string name, string text) => Has($"/{name}/v1/metrics", text);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private bool Has(string path, string text) => _received.GetValueOrDefault(path, "").Contains(text, StringComparison.Ordinal);
}
