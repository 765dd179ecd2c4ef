using System.Net;
using System.Text.RegularExpressions;

namespace Overindex.Cluster.Hosting;

internal static partial class NodeRules
{
    /// <exception cref="ClusterStartException">An option breaks its rule, or it would be unsafe as asked.</exception>
    internal static void Check(ClusterNodeOptions options)
    {
        if (!NameShape().IsMatch(options.NodeName))
        {
            throw new ClusterStartException($"The node's name is '{options.NodeName}'; it must be 1 to 40 letters, digits, dots and dashes.");
        }

        foreach (var port in (int?[])[options.SiloPort, options.GatewayPort])
        {
            if (port is < 1 or > IPEndPoint.MaxPort)
            {
                throw new ClusterStartException($"The port {port} for other nodes must be from 1 to {IPEndPoint.MaxPort}; under 32768 is best.");
            }
        }

        if (options.Replicas < 1 || options.MinimumNodes < 1 || options.CountsWaiting < 0 || options.CountsAtOnce < 0 || options.Deadline <= TimeSpan.Zero)
        {
            throw new ClusterStartException(
                $"{options.Replicas} replicas, {options.MinimumNodes} nodes, {options.CountsAtOnce} counts at once, {options.CountsWaiting} waiting, "
                + $"{options.Deadline} for each: at least 1, 1, 0, 0 and more than nothing are needed.");
        }

        if (options.Tls is null && !IPAddress.IsLoopback(options.Address))
        {
            throw new ClusterStartException(
                $"Other machines reach {options.Address}, and without TLS whoever reaches a node's port can do all that a node can. Give the cluster's "
                + "certificates with --cluster-ca, --cluster-certificate and --cluster-certificate-key; docs/cluster.md says how to make them.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9.-]{1,40}\z", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex NameShape();
}
