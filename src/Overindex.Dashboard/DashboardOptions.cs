using Microsoft.Extensions.Logging;

namespace Overindex.Dashboard;

/// <summary>What the dashboard works on.</summary>
public sealed record DashboardOptions
{
    /// <summary>The data directory; its keys seal sessions.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where figures come from.</summary>
    public required IDashboardSource Source { get; init; }

    /// <summary>Who may see them.</summary>
    public required IDashboardAccess Access { get; init; }

    /// <summary>Where it logs.</summary>
    public required ILoggerFactory Loggers { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
