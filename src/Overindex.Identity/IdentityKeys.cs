using Overindex.Identity.Keys;

namespace Overindex.Identity;

/// <summary>The keys that codes and tokens are sealed with, in the data directory, for their owner alone.</summary>
public static class IdentityKeys
{
    /// <summary>
    /// Adds a key that seals from now on, and removes those that were replaced longer ago than a refresh token lives. Running servers take it up within a minute;
    /// no token ends by it.
    /// </summary>
    /// <param name="dataDirectory">The data directory.</param>
    /// <param name="settings">Its settings; those of its file if <c>null</c>.</param>
    /// <param name="timeProvider">The clock; the system's if <c>null</c>.</param>
    /// <returns>The file of the new key, and how many were removed.</returns>
    /// <exception cref="IdentityException">A key cannot be read.</exception>
    public static (string File, int Removed) Rotate(string dataDirectory, IdentitySettings? settings = null, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataDirectory);
        var clock = timeProvider ?? TimeProvider.System;
        var lifetime = (settings ?? IdentitySettings.Load(dataDirectory)).RefreshTokenLifetime;
        var files = new KeyFiles(dataDirectory);
        var file = files.Add(clock);
        return (file, files.RemoveReplacedBefore(clock.GetUtcNow() - lifetime - TimeSpan.FromDays(1)));
    }
}
