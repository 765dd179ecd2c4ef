using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Overindex.Server;

namespace Overindex.Bench.Serving;

/// <summary>A server in a process of its own, told by standard input: a line asks for its memory, the end stops it.</summary>
internal static class Host
{
    internal static async Task RunAsync(string kind, string path)
    {
        var app = kind == "bare" ? Bare(File.ReadAllBytes(path)) : Ours(path, keepsAnswers: kind == "warm");
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.Single());
        while (await Console.In.ReadLineAsync() is not null)
        {
            var memory = GC.GetGCMemoryInfo(GCKind.Any);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{memory.TotalCommittedBytes} {GC.GetTotalMemory(forceFullCollection: false)} {GC.CollectionCount(2)}"));
        }

        await app.StopAsync();
    }

    private static WebApplication Ours(string data, bool keepsAnswers)
    {
        var options = new OverindexServerOptions
        {
            DataDirectory = data,
            Url = "http://127.0.0.1:0",
            Log = Console.OpenStandardError(),
            RateLimits = new() { RequestsPerSecond = 1_000_000_000, RequestsPerMinute = 1_000_000_000 },
        };
        return OverindexServer.Create(keepsAnswers ? options : options with { AnswerCacheBytes = 0 });
    }

    private static WebApplication Bare(byte[] bytes)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            return context.Response.Body.WriteAsync(bytes, 0, bytes.Length);
        });
        return app;
    }
}
