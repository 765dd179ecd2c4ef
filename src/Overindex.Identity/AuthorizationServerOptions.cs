using Microsoft.Extensions.Logging;
using Overindex.Engine;

namespace Overindex.Identity;

/// <summary>What the OAuth2 server works on.</summary>
public sealed record AuthorizationServerOptions
{
    /// <summary>The data directory.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Its settings.</summary>
    public required IdentitySettings Settings { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where it logs; nowhere by default.</summary>
    public ILoggerFactory? Loggers { get; init; }

    /// <summary>The name of an ad account, for the consent page; none if there is no such ad account.</summary>
    public Func<AdAccountId, string?> FindAccountName { get; init; } = _ => null;
}
