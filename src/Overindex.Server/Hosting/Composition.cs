using Overindex.Server.Access;
using Overindex.Server.Answers;
using Overindex.Server.Audit;
using Overindex.Server.Dashboards;
using Overindex.Server.Description;
using Overindex.Server.Edge;
using Overindex.Server.Limits;
using Overindex.Server.Operations;
using Overindex.Server.Pages;
using Overindex.Server.Serving;
using Overindex.Server.Telemetry;

namespace Overindex.Server.Hosting;

/// <summary>Puts the server together. Nothing is read from the working directory or from ASPNETCORE_ variables: the options are all there is.</summary>
internal static class Composition
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    internal static WebApplication Build(
        OverindexServerOptions options,
        ServerSeams seams,
        CertificateFile? certificate,
        AuditFile? audit,
        SnapshotOpener opener,
        SnapshotHolder holder)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Composition).Assembly.GetName().Name,
            EnvironmentName = Environments.Production,
        });
        AddLogging(builder, options, seams);
        KestrelSetup.Add(builder.WebHost, options, certificate);
        builder.Services.AddRouting();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(opener);
        builder.Services.AddSingleton(_ => holder);
        builder.Services.AddSingleton(_ => new AnswerCache(options.AnswerCacheBytes, options.AnswersAtOnce));
        builder.Services.AddSingleton(new TokenStore(options.DataDirectory, options.TimeProvider));
        builder.Services.AddSingleton<RateLimits>();
        IdentitySetup.Add(builder.Services, options, holder);
        DashboardSetup.Add(builder.Services, options);
        ApiDescription.AddServices(builder.Services);
        if (options.Snapshot is null)
        {
            builder.Services.AddHostedService<SnapshotFollower>();
        }

        if (audit is not null)
        {
            builder.Services.AddSingleton(audit);
            builder.Services.AddSingleton<AuditLog>();
        }

        if (options.OtlpEndpoint is { } endpoint)
        {
            OtlpSetup.Add(builder.Services, endpoint);
        }

        var app = builder.Build();
        if (certificate is null)
        {
            app.Urls.Add(options.Url);
        }

        if (options.Proxies.Count > 0)
        {
            app.UseForwardedHeaders(Forwarding.Believe(options.Proxies));
        }

        app.UseMiddleware<RequestMiddleware>();
        app.UseMiddleware<SignInLimits>();
        app.UseRouting();
        app.UseMiddleware<AccessMiddleware>();
        MapAll(app);
        ClusterPages.Map(app, options.ClusterStatus);
        OAuthRoutes.Map(app);
        seams.Routes?.Invoke(app);

        LogSnapshot(app);
        return app;
    }

    /// <summary>Waits for the snapshot.</summary>
    private static void LogSnapshot(WebApplication app)
    {
        try
        {
            // Resolved once, so that the container closes it with the application.
            using var lease = app.Services.GetRequiredService<SnapshotHolder>().Lease();
            Log.Serving(
                app.Logger, lease.Served.Id, lease.Served.People, lease.Served.Catalog.Accounts.Count, lease.Served.Catalog.Taxonomy.Interests.Count);
        }
        catch
        {
            ((IDisposable)app).Dispose();
            throw;
        }
    }

    private static void MapAll(WebApplication app)
    {
        var v5 = app.MapGroup("/v5");
        GetAudienceInsights.Map(v5);
        GetAudienceDefinitions.Map(v5);
        ListCategoryInterests.Map(v5);
        ListAdAccounts.Map(v5);
        GetInterest.Map(v5);
        DashboardSetup.Map(app);
        HealthPages.Map(app);
        ApiDescription.Map(app);
    }

    private static void AddLogging(WebApplicationBuilder builder, OverindexServerOptions options, ServerSeams seams)
    {
        builder.Configuration.AddEnvironmentVariables("OVERINDEX_");
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("OpenIddict", LogLevel.Warning);

        // It warns that keys lie unencrypted; they are their owner's alone, as docs/oauth.md says.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // It only repeats what RequestMiddleware logs, and while its log is on, ASP.NET Core makes an activity a request.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        if (seams.Logging is { } replace)
        {
            replace(builder.Logging);
            return;
        }

        if (options.Log is { } target)
        {
            // By a factory, so that the container closes it, and with it writes the last lines.
            builder.Services.AddSingleton<ILoggerProvider>(_ => new LineLog(target, options.TimeProvider));
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
