using System.Net.Http.Headers;

namespace Overindex.Client.Operations;

/// <summary>The rules of the options.</summary>
internal static class OptionsRules
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    internal static void Check(AudienceInsightsClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.Credentials, nameof(options.Credentials));
        ArgumentNullException.ThrowIfNull(options.TimeProvider, nameof(options.TimeProvider));
        CheckAddress(options.BaseAddress);
        CheckSpan(nameof(options.Timeout), options.Timeout, TimeSpan.FromMilliseconds(1), Day);
        CheckSpan(nameof(options.MaxRetryDelay), options.MaxRetryDelay, TimeSpan.Zero, Day);
        CheckSpan(nameof(options.RetryDelay), options.RetryDelay, TimeSpan.Zero, options.MaxRetryDelay);
        CheckSpan(nameof(options.ConnectionLifetime), options.ConnectionLifetime, TimeSpan.FromSeconds(1), TimeSpan.MaxValue);
        if (options.MaxRetries is < 0 or > 10)
        {
            throw Broken(nameof(options.MaxRetries), options.MaxRetries, "be 0 to 10");
        }

        if (options.Product is { } product && !ProductInfoHeaderValue.TryParse(product, out _))
        {
            throw Broken(nameof(options.Product), product, "be a name and a version, such as shop-reports/2.1");
        }
    }

    private static void CheckAddress(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address, nameof(AudienceInsightsClientOptions.BaseAddress));
        var isWeb = address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
        if (!isWeb)
        {
            throw Broken("BaseAddress", address, "be absolute and http or https, such as https://api.pinterest.com/v5");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new ArgumentException("BaseAddress must not hold a password. Use Credentials.", nameof(address));
        }

        if (address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw Broken("BaseAddress", address.GetLeftPart(UriPartial.Path), "end with the path; leave out what follows '?' or '#'");
        }
    }

    private static void CheckSpan(string name, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            throw Broken(name, value, $"be {least} to {most}");
        }
    }

    private static ArgumentException Broken(string name, object value, string rule) => new($"{name} is '{value}'; it must {rule}.", name);
}
