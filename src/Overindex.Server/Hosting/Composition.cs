using Overindex.Server.Access;
using Overindex.Server.Answers;
using Overindex.Server.Description;
using Overindex.Server.Operations;
using Overindex.Server.Pages;
using Overindex.Server.Serving;

namespace Overindex.Server.Hosting;

/// <summary>Puts the server together. Nothing is read from the working directory or from ASPNETCORE_ variables: the options are all there is.</summary>
internal static class Composition
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    internal static WebApplication Build(OverindexServerOptions options, ServerSeams seams, SnapshotOpener opener, SnapshotHolder holder)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Composition).Assembly.GetName().Name,
            EnvironmentName = Environments.Production,
        });
        AddLogging(builder, seams);
        KestrelSetup.Add(builder.WebHost);
        builder.Services.AddRouting();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(opener);
        builder.Services.AddSingleton(_ => holder);
        builder.Services.AddSingleton(_ => new AnswerCache(options.AnswerCacheBytes));
        builder.Services.AddSingleton(new TokenStore(options.DataDirectory, options.TimeProvider));
        ApiDescription.AddServices(builder.Services);
        if (options.Snapshot is null)
        {
            builder.Services.AddHostedService<SnapshotFollower>();
        }

        var app = builder.Build();
        app.Urls.Add(options.Url);
        app.UseMiddleware<RequestMiddleware>();
        app.UseRouting();
        app.UseMiddleware<AccessMiddleware>();
        MapAll(app);
        seams.Routes?.Invoke(app);

        // Resolved once, so that the container closes it with the application.
        using var lease = app.Services.GetRequiredService<SnapshotHolder>().Lease();
        Log.Serving(
            app.Logger, lease.Served.Id, lease.Served.People, lease.Served.Catalog.Accounts.Count, lease.Served.Catalog.Taxonomy.Interests.Count);
        return app;
    }

    private static void MapAll(WebApplication app)
    {
        var v5 = app.MapGroup("/v5");
        GetAudienceInsights.Map(v5);
        GetAudienceDefinitions.Map(v5);
        ListCategoryInterests.Map(v5);
        ListAdAccounts.Map(v5);
        GetInterest.Map(v5);
        LandingPage.Map(app);
        HealthPages.Map(app);
        ApiDescription.Map(app);
    }

    private static void AddLogging(WebApplicationBuilder builder, ServerSeams seams)
    {
        builder.Configuration.AddEnvironmentVariables("OVERINDEX_");
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        if (seams.Logging is { } replace)
        {
            replace(builder.Logging);
            return;
        }

        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });

        // Standard output belongs to whoever starts the server.
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
