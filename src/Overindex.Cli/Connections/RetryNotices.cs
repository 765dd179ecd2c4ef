using System.Globalization;
using Overindex.Cli.Hosting;
using Overindex.Client;

namespace Overindex.Cli.Connections;

/// <summary>Says why nothing seems to happen.</summary>
internal sealed class RetryNotices(CliHost host) : ClientObserver
{
    public override void Retrying(string operation, int retry, TimeSpan delay, AudienceInsightsException failure)
    {
        var reason = failure switch
        {
            RateLimitedException => "Over a rate limit",
            NetworkFailureException => "Not reached",
            _ => $"The server answered {failure.StatusCode}",
        };
        var wait = delay.TotalSeconds.ToString(delay.TotalSeconds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
        host.Error.WriteLine($"{reason}: trying again in {wait} s.");
    }
}
