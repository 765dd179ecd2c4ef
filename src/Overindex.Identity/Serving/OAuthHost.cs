using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using Overindex.Identity.Keys;
using Overindex.Identity.Storage;

namespace Overindex.Identity.Serving;

/// <summary>OpenIddict with services of its own, so that the API's hot path and start do not pay for it.</summary>
internal sealed class OAuthHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly RequestDelegate _pipeline;

    private OAuthHost(ServiceProvider services, RequestDelegate pipeline) => (_services, _pipeline) = (services, pipeline);

    internal static OAuthHost Create(AuthorizationServerOptions options, DatabaseSource source, IReadOnlyList<KeyDocument> keys)
    {
        var services = new ServiceCollection();
        services.AddSingleton(options);
        var openIddict = StorageServices.Add(services, source, options.TimeProvider, options.Loggers);
        OAuthSetup.Add(openIddict, options, keys);
        services.AddScoped<TokenEndpoint>();
        BrowserServices.Add(services, options.DataDirectory);
        var provider = services.BuildServiceProvider();
        var app = new ApplicationBuilder(provider);
        app.UseAuthentication();
        app.Run(context => Passthrough(context));
        return new OAuthHost(provider, app.Build());
    }

    internal async Task InvokeAsync(HttpContext context)
    {
        var feature = context.Features.Get<IServiceProvidersFeature>();
        await using var scope = _services.CreateAsyncScope();
        Floor.Begin(context, scope.ServiceProvider.GetRequiredService<TimeProvider>());
        context.Features.Set(scope.ServiceProvider.GetRequiredService<OAuthParties>());
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

    /// <summary>Whose name and password these are; nobody's if they are wrong, or the user is locked or disabled.</summary>
    internal async Task<UserRow?> CheckPasswordAsync(string name, string password, string requestId, CancellationToken cancellationToken)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Sessions>().CheckAsync(name, password, requestId, cancellationToken);
    }

    /// <summary>Removes codes and tokens that ended before a moment, and consents without any left.</summary>
    internal async Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var scope = _services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var tokens = await services.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, cancellationToken);
        await services.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, cancellationToken);
        if (tokens > 0)
        {
            Log.Pruned(services.GetRequiredService<ILogger<OAuthHost>>(), tokens);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static Task Passthrough(HttpContext context) => context.Request.Path.Value switch
    {
        OAuthWords.TokenPath => context.RequestServices.GetRequiredService<TokenEndpoint>().HandleAsync(context),
        OAuthWords.AuthorizePath or "/oauth" => context.RequestServices.GetRequiredService<AuthorizePage>().HandleAsync(context),
        OAuthWords.SignInPath => context.RequestServices.GetRequiredService<SignInPage>().SignInAsync(context),
        OAuthWords.SignOutPath => context.RequestServices.GetRequiredService<SignInPage>().SignOutAsync(context),
        _ => NotFound(context),
    };

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private sealed class ScopeFeature : IServiceProvidersFeature
    {
        public required IServiceProvider RequestServices { get; set; }
    }
}
