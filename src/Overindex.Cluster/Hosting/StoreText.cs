using StackExchange.Redis;

namespace Overindex.Cluster.Hosting;

/// <summary>The text that names the store: a scheme, then what StackExchange.Redis reads.</summary>
internal static class StoreText
{
    private const string Plain = "redis://";
    private const string OverTls = "rediss://";

    /// <exception cref="ClusterStartException">It names no Redis server.</exception>
    internal static ConfigurationOptions Parse(string text)
    {
        var overTls = text.StartsWith(OverTls, StringComparison.Ordinal);
        if (!overTls && !text.StartsWith(Plain, StringComparison.Ordinal))
        {
            throw Wrong(null);
        }

        try
        {
            var options = ConfigurationOptions.Parse(text[(overTls ? OverTls : Plain).Length..]);
            if (options.EndPoints.Count == 0)
            {
                throw Wrong(null);
            }

            options.Ssl = overTls;

            // A store that comes back late is no reason to end: the cluster lives on without it.
            options.AbortOnConnectFail = false;
            return options;
        }
        catch (ArgumentException e)
        {
            throw Wrong(e);
        }
    }

    // It may hold a password, so it is not repeated.
    private static ClusterStartException Wrong(Exception? inner) => new(
        "The cluster's store must be like redis://10.0.0.5:6379 or rediss://10.0.0.5:6380,password=...", inner);
}
