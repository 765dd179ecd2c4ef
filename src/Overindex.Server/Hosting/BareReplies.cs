using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Overindex.Server.Hosting;

internal static class BareReplies
{
    /// <summary>Puts a <see cref="BareReplyWriter"/> between Kestrel and the connection.</summary>
    internal static void Use(IConnectionBuilder connections) => connections.Use(next => async connection =>
    {
        var transport = connection.Transport;
        try
        {
            connection.Transport = new Transport(transport.Input, new BareReplyWriter(transport.Output));
            await next(connection);
        }
        finally
        {
            connection.Transport = transport;
        }
    });

    private sealed record Transport(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
