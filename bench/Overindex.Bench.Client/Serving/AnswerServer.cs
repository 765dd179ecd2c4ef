using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Overindex.Bench.Client.Serving;

/// <summary>Kestrel on loopback in a process of its own: it sends ready-made bytes and counts connections.</summary>
internal static class AnswerServer
{
    internal static async Task RunAsync()
    {
        var answers = Enumerable.Range(0, AnswerMaker.AdAccounts).Select(AnswerMaker.Make).ToArray();
        var connections = 0;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection =>
            {
                Interlocked.Increment(ref connections);
                return next(connection);
            });
        }));
        builder.Services.AddRoutingCore();
        await using var app = builder.Build();
        app.Run(async context =>
        {
            var response = context.Response;
            response.ContentType = "application/json; charset=utf-8";
            if (context.Request.Path == "/connections")
            {
                await response.WriteAsync(connections.ToString(CultureInfo.InvariantCulture));
                return;
            }

            // /v5/ad_accounts/{id}/audience_insights
            var id = int.Parse(context.Request.Path.Value!.Split('/')[3], CultureInfo.InvariantCulture);
            var answer = answers[id % answers.Length];
            response.ContentLength = answer.Length;
            response.Headers["x-request-id"] = "6f1ed002ab5595859014ebf0951522d9";
            response.Headers["x-ratelimit-limit"] = "1000, 100;w=1;name=\"safety_net_app_id_user_id\", 1000;w=60;name=\"ads_read_app_id_user_id\"";
            response.Headers["x-ratelimit-remaining"] = "999";
            response.Headers["x-ratelimit-reset"] = "60";
            await response.Body.WriteAsync(answer);
        });
        await app.StartAsync();
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

        // Until whoever started it closes its input, or dies.
        await Console.In.ReadToEndAsync();
    }
}
