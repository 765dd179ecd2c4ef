using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Overindex.Identity.Keys;
using Overindex.Identity.Storage;

namespace Overindex.Identity;

/// <summary>What cookies and forms are sealed with: keys in the data directory, for their owner alone, so that they hold on every server that works on it.</summary>
public static class BrowserKeys
{
    /// <summary>Adds ASP.NET Core's data protection with these keys. Nothing is read or made before the first use.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="dataDirectory">The data directory.</param>
    public static void Add(IServiceCollection services, string dataDirectory)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(dataDirectory);
        var directory = new KeyFiles(dataDirectory).Directory;
        services.AddDataProtection().SetApplicationName("overindex");
        services.AddOptions<KeyManagementOptions>().Configure<ILoggerFactory>((options, loggers) =>
        {
            OwnerOnlyFile.EnsureDirectory(directory);
            options.XmlRepository = new OwnerOnlyXmlRepository(new DirectoryInfo(directory), loggers);
        });
    }
}
