using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using MudBlazor.Services;
using Overindex.Dashboard.Access;
using Overindex.Dashboard.Rendering;
using Overindex.Identity;

namespace Overindex.Dashboard.Serving;

/// <summary>The dashboard with services of its own, so that the API's hot path and start do not pay for it.</summary>
internal sealed class DashboardHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly RequestDelegate _pipeline;

    private DashboardHost(ServiceProvider services, RequestDelegate pipeline) => (_services, _pipeline) = (services, pipeline);

    internal static DashboardHost Create(DashboardOptions options)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(options.Loggers);
        services.AddSingleton(options);
        services.AddSingleton(options.Source);
        services.AddSingleton(options.Access);
        services.AddSingleton(options.TimeProvider);
        BrowserKeys.Add(services, options.DataDirectory);
        services.AddAntiforgery(antiforgery =>
        {
            SessionCookie.Harden(antiforgery.Cookie, "overindex-dashboard-form");
            antiforgery.FormFieldName = "ovx_form";
            antiforgery.HeaderName = null;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = System.IO.Compression.CompressionLevel.Fastest);
        services.AddMudServices();
        services.AddSingleton<IJSRuntime, NoScripts>();
        services.AddScoped<NavigationManager, NoNavigation>();
        services.AddSingleton<AssetFiles>();
        services.AddSingleton<SessionCookie>();
        services.AddScoped<PageWriter>();
        services.AddScoped<SignInEndpoint>();
        services.AddScoped<ViewEndpoint>();
        services.AddScoped<RefusalEndpoint>();
        var provider = services.BuildServiceProvider();
        var app = new ApplicationBuilder(provider);
        app.UseResponseCompression();
        app.Run(HandleAsync);
        return new DashboardHost(provider, app.Build());
    }

    internal async Task InvokeAsync(HttpContext context)
    {
        var feature = context.Features.Get<IServiceProvidersFeature>();
        await using var scope = _services.CreateAsyncScope();
        context.Features.Set<IServiceProvidersFeature>(new ScopeFeature { RequestServices = scope.ServiceProvider });
        try
        {
            await _pipeline(context);
        }
        finally
        {
            context.Features.Set(feature);
        }
    }

    internal void Prepare() => _services.GetRequiredService<AssetFiles>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static Task HandleAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var path = context.Request.Path.Value ?? "";
        return path switch
        {
            _ when context.Features.Get<RefusedStatus>() is { } refused => services.GetRequiredService<RefusalEndpoint>().ShowAsync(context, refused.Status),
            DashboardRoutes.SignIn => services.GetRequiredService<SignInEndpoint>().SignInAsync(context),
            DashboardRoutes.SignOut => services.GetRequiredService<SignInEndpoint>().SignOutAsync(context),
            DashboardRoutes.Welcome => services.GetRequiredService<SignInEndpoint>().WelcomeAsync(context),
            _ when path.StartsWith(DashboardRoutes.Assets, StringComparison.Ordinal) => services.GetRequiredService<AssetFiles>().SendAsync(context),
            _ => services.GetRequiredService<ViewEndpoint>().HandleAsync(context),
        };
    }

    private sealed class ScopeFeature : IServiceProvidersFeature
    {
        public required IServiceProvider RequestServices { get; set; }
    }
}
