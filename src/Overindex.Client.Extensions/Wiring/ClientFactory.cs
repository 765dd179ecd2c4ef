using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Overindex.Client.Extensions.Wiring;

/// <summary>Makes the client of the settings.</summary>
internal static class ClientFactory
{
    internal const string TokenHttpClientName = "Overindex.Client.Tokens";

    internal static AudienceInsightsClient Create(IServiceProvider services)
    {
        var settings = services.GetRequiredService<IOptions<AudienceInsightsClientSettings>>().Value;
        var http = services.GetRequiredService<IHttpClientFactory>();
        return new AudienceInsightsClient(
            http.CreateClient(AudienceInsightsClientRegistration.HttpClientName),
            http.CreateClient(TokenHttpClientName),
            Options(settings, services));
    }

    /// <exception cref="ArgumentException">A setting breaks its rule, or there are no credentials.</exception>
    internal static AudienceInsightsClientOptions Options(AudienceInsightsClientSettings settings, IServiceProvider services) => new()
    {
        BaseAddress = settings.BaseAddress,
        Credentials = CredentialsOf(settings, services),
        Timeout = settings.Timeout,
        MaxRetries = settings.MaxRetries,
        RetryDelay = settings.RetryDelay,
        MaxRetryDelay = settings.MaxRetryDelay,
        ConnectionLifetime = settings.ConnectionLifetime,
        KeepUnknownProperties = settings.KeepUnknownProperties,
        Product = settings.Product,
        TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System,
        Observer = services.GetService<ClientObserver>() ?? new LoggingObserver(services.GetRequiredService<ILogger<AudienceInsightsClient>>()),
    };

    private static Credentials CredentialsOf(AudienceInsightsClientSettings settings, IServiceProvider services)
    {
        if (services.GetService<Credentials>() is { } given)
        {
            return given;
        }

        if (!string.IsNullOrEmpty(settings.AccessToken))
        {
            return Credentials.FromToken(settings.AccessToken);
        }

        if (string.IsNullOrEmpty(settings.ClientId) || string.IsNullOrEmpty(settings.ClientSecret))
        {
            throw new ArgumentException("There are no credentials: set AccessToken, or ClientId and ClientSecret, or register Credentials.", nameof(settings));
        }

        return services.GetService<ITokenStore>() is { } store
            ? Credentials.FromRefreshToken(settings.ClientId, settings.ClientSecret, store)
            : Credentials.FromClient(settings.ClientId, settings.ClientSecret, settings.Scope);
    }
}
