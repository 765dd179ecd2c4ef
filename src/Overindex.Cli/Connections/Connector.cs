using Overindex.Cli.Hosting;
using Overindex.Client;

namespace Overindex.Cli.Connections;

/// <summary>Makes connections that tell the user of waits and retries.</summary>
internal sealed class Connector(CliHost host)
{
    internal Connection Connect(Uri address, Credentials credentials, IDisposable? held = null)
    {
        var options = new AudienceInsightsClientOptions
        {
            BaseAddress = address,
            Credentials = credentials,
            KeepUnknownProperties = true,
            Product = $"overindex/{typeof(Connector).Assembly.GetName().Version!.ToString(3)}",
            Observer = new RetryNotices(host),
            TimeProvider = host.Time,
        };
        return new(host.CreateClient(options), address, held);
    }
}
