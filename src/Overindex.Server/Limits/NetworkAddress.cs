using System.Net;
using System.Net.Sockets;

namespace Overindex.Server.Limits;

/// <summary>From where somebody asks, as far as it tells them from others: whoever has one IPv6 address has all of its /64.</summary>
internal static class NetworkAddress
{
    internal static IPAddress Of(HttpContext context) => Of(context.Connection.RemoteIpAddress ?? IPAddress.None);

    internal static IPAddress Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]) : address;
    }
}
