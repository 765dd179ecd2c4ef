using Overindex.Dashboard;
using Overindex.Identity;
using Overindex.Server.Errors;
using Overindex.Server.Serving;

namespace Overindex.Server.Dashboards;

/// <summary>The pages beside the API. Without services of the API's own host, so that it starts as fast as without them.</summary>
internal static class DashboardSetup
{
    internal static void Add(IServiceCollection services, OverindexServerOptions options)
    {
        if (options.OneTimeSignIn is not null)
        {
            services.AddHostedService<DashboardWarmUp>();
        }

        services.AddSingleton<SnapshotArchive>();
        services.AddSingleton<DashboardSource>();
        services.AddSingleton<DashboardAccess>();
        services.AddSingleton(provider => new DashboardApp(new DashboardOptions
        {
            DataDirectory = options.DataDirectory,
            Source = provider.GetRequiredService<DashboardSource>(),
            Access = provider.GetRequiredService<DashboardAccess>(),
            Loggers = provider.GetRequiredService<ILoggerFactory>(),
            TimeProvider = options.TimeProvider,
        }));
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var endpoint in DashboardApp.Endpoints.GroupBy(endpoint => endpoint.Pattern, endpoint => endpoint.Method))
        {
            routes.MapMethods(endpoint.Key, endpoint, HandleAsync).ExcludeFromDescription();
        }
    }

    private static async Task HandleAsync(HttpContext context)
    {
        try
        {
            await context.RequestServices.GetRequiredService<DashboardApp>().InvokeAsync(context);
        }
        catch (RefusedException refused)
        {
            await refused.Refusal.ExecuteAsync(context);
        }
        catch (Exception e) when (e is IdentityException or TokenStoreException)
        {
            var logger = context.RequestServices.GetRequiredService<ILogger<DashboardApp>>();
            Log.IdentityUnusable(logger, e, context.TraceIdentifier);
            await Refusals.Unavailable(context.TraceIdentifier).ExecuteAsync(context);
        }
    }
}
