namespace Overindex.Server.Hosting;

internal static class OptionsRules
{
    internal static void Check(OverindexServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.DataDirectory, nameof(options));
        if (!options.Url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The URL '{options.Url}' must begin with http://. For HTTPS put a reverse proxy in front.", nameof(options));
        }

        if (options.SnapshotPollInterval < TimeSpan.FromMilliseconds(100))
        {
            throw new ArgumentException($"The snapshot poll interval is {options.SnapshotPollInterval}; it must be at least 100 ms.", nameof(options));
        }

        if (options.AnswerCacheBytes < 0)
        {
            throw new ArgumentException($"The answer cache is {options.AnswerCacheBytes} bytes; it must be 0 or more.", nameof(options));
        }
    }
}
