namespace Overindex.Server.Hosting;

internal static class OptionsRules
{
    internal static void Check(OverindexServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.DataDirectory, nameof(options));
        if (!ListeningUrl.IsValid(options.Url))
        {
            throw new ArgumentException(
                $"The URL '{options.Url}' must be like http://127.0.0.1:5080: http or https, an IP address, localhost or *, and no path.", nameof(options));
        }

        if (ListeningUrl.IsHttps(options.Url) != options.Certificate is not null)
        {
            throw new ArgumentException($"The URL '{options.Url}' must begin with https:// exactly when there is a certificate.", nameof(options));
        }

        if (options.MaxConnections < 1 || options.SlowClientTimeout < TimeSpan.FromSeconds(1))
        {
            throw new ArgumentException(
                $"At most {options.MaxConnections} connections and {options.SlowClientTimeout} for a slow client: at least 1 and 1 s are needed.",
                nameof(options));
        }

        if (options.SnapshotPollInterval < TimeSpan.FromMilliseconds(100))
        {
            throw new ArgumentException($"The snapshot poll interval is {options.SnapshotPollInterval}; it must be at least 100 ms.", nameof(options));
        }

        if (Math.Min(Math.Min(options.RateLimits.RequestsPerSecond, options.RateLimits.RequestsPerMinute), options.RateLimits.SignInsPerMinute) < 1)
        {
            throw new ArgumentException($"The rate limits are {options.RateLimits}; each must be at least 1.", nameof(options));
        }

        if (options.AnswersAtOnce < 1)
        {
            throw new ArgumentException($"{options.AnswersAtOnce} answers are in the making at once; it must be at least 1.", nameof(options));
        }

        if (options.AnswerCacheBytes < 0)
        {
            throw new ArgumentException($"The answer cache is {options.AnswerCacheBytes} bytes; it must be 0 or more.", nameof(options));
        }
    }
}
