using Overindex.Client;

namespace Overindex.Cli.Connections;

/// <summary>A server and the right to ask it.</summary>
internal sealed class Connection(AudienceInsightsClient client, Uri address, IDisposable? held) : IDisposable
{
    internal AudienceInsightsClient Client { get; } = client;

    internal Uri Address { get; } = address;

    public void Dispose()
    {
        Client.Dispose();
        held?.Dispose();
    }
}
