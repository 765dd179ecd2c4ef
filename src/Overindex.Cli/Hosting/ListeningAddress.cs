using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Overindex.Cli.Hosting;

/// <summary>Finds out whether an address can be listened on, before any work is done for it.</summary>
internal static class ListeningAddress
{
    internal static void RequireFree(string url)
    {
        var address = BindingAddress.Parse(url);
        var ip = address.Host is "localhost"
            ? IPAddress.Loopback
            : IPAddress.TryParse(address.Host.Trim('[', ']'), out var parsed) ? parsed : IPAddress.IPv6Any;
        try
        {
            using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (ip.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(new IPEndPoint(ip, address.Port));
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new CliException(
                $"Port {address.Port} on {address.Host} is in use. Stop what listens there, or choose another: "
                + $"--url {address.Scheme}://{address.Host}:{Other(address.Port)}");
        }
        catch (SocketException exception)
        {
            throw new CliException($"'{url}' cannot be listened on: {exception.Message}. Choose another address with --url.");
        }
    }

    private static int Other(int port) => port < IPEndPoint.MaxPort ? port + 1 : port - 1;
}
