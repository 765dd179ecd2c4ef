using System.Net;

namespace Overindex.Cli.Arguments;

/// <summary>A network, or one address: <c>10.0.0.0/8</c>, <c>10.0.0.7</c>.</summary>
internal static class NetworkText
{
    internal static IPNetwork Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        return IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new FormatException("an IP address such as 10.0.0.7, or a network such as 10.0.0.0/8.");
    }
}
