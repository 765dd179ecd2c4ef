using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Overindex.Client.Extensions.Wiring;

namespace Overindex.Client.Extensions;

/// <summary>Puts the client into a service collection.</summary>
public static class AudienceInsightsClientRegistration
{
    /// <summary>The name of the <see cref="HttpClient"/> that requests go through.</summary>
    public const string HttpClientName = "Overindex.Client";

    /// <summary>Adds <see cref="AudienceInsightsClient"/> and <see cref="IAudienceInsightsClient"/>, one for the whole program, with settings from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section that holds <see cref="AudienceInsightsClientSettings"/>.</param>
    /// <returns>The builder of the <see cref="HttpClient"/>, to plug handlers in. Requests for tokens go past them.</returns>
    public static IHttpClientBuilder AddAudienceInsightsClient(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<AudienceInsightsClientSettings>().Bind(configuration);
        return Add(services);
    }

    /// <summary>Adds <see cref="AudienceInsightsClient"/> and <see cref="IAudienceInsightsClient"/>, one for the whole program.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the settings; without it they come from other configurations of <see cref="AudienceInsightsClientSettings"/>.</param>
    /// <returns>The builder of the <see cref="HttpClient"/>, to plug handlers in. Requests for tokens go past them.</returns>
    public static IHttpClientBuilder AddAudienceInsightsClient(this IServiceCollection services, Action<AudienceInsightsClientSettings>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<AudienceInsightsClientSettings>().Configure(configure ?? (_ => { }));
        return Add(services);
    }

    /// <summary>Turns the client's own retries off, whatever the settings say: for a resilience handler that retries itself.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The same builder.</returns>
    public static IHttpClientBuilder WithoutBuiltInRetries(this IHttpClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.PostConfigure<AudienceInsightsClientSettings>(settings => settings.MaxRetries = 0);
        return builder;
    }

    private static IHttpClientBuilder Add(IServiceCollection services)
    {
        services.AddLogging();
        services.AddOptions<AudienceInsightsClientSettings>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AudienceInsightsClientSettings>, SettingsValidation>());
        services.TryAddSingleton(ClientFactory.Create);
        services.TryAddSingleton<IAudienceInsightsClient>(provider => provider.GetRequiredService<AudienceInsightsClient>());
        HttpPipeline.Add(services, ClientFactory.TokenHttpClientName);
        return HttpPipeline.Add(services, HttpClientName);
    }
}
