using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Overindex.Identity.Storage;

/// <summary>What the command line and the OAuth server both need: the database, users with passwords, apps with secrets.</summary>
internal static class StorageServices
{
    internal const int MinimumPasswordLength = 12;

    internal static OpenIddictBuilder Add(IServiceCollection services, DatabaseSource source, TimeProvider timeProvider, ILoggerFactory? loggers)
    {
        if (loggers is not null)
        {
            services.AddSingleton(loggers);
        }

        services.AddLogging();
        services.AddSingleton(timeProvider);
        services.AddScoped(_ => new OAuthParties());
        services.AddDbContext<IdentityDatabase>(options => source.Configure(options));
        services.AddIdentityCore<UserRow>(Configure).AddEntityFrameworkStores<IdentityDatabase>();
        return services.AddOpenIddict().AddCore(core =>
        {
            core.UseEntityFrameworkCore()
                .UseDbContext<IdentityDatabase>()
                .ReplaceDefaultEntities<AppRow, AuthorizationRow, ScopeRow, TokenRow, string>();
            core.ReplaceApplicationManager<AppRow, AppManager>();
            core.ReplaceTokenManager<TokenRow, TokenManager>();

            // What another process revoked or disabled must count at once.
            core.DisableEntityCaching();
        });
    }

    private static void Configure(Microsoft.AspNetCore.Identity.IdentityOptions options)
    {
        // Length is what makes a password hard to guess; rules about its characters only make it hard to remember.
        options.Password = new PasswordOptions
        {
            RequiredLength = MinimumPasswordLength,
            RequiredUniqueChars = 5,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@+";
    }
}
