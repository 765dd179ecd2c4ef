using Overindex.Engine;

namespace Overindex.Server;

/// <summary>What to serve, and where.</summary>
public sealed record OverindexServerOptions
{
    /// <summary>The data directory: snapshots and tokens.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The address to listen on; port 0 picks a free one. <c>http</c>; an IP address, <c>localhost</c> or <c>*</c>; no path. Default <c>http://127.0.0.1:5080</c>.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5080";

    /// <summary>One snapshot to serve instead of the newest.</summary>
    public SnapshotId? Snapshot { get; init; }

    /// <summary>How often to look for a newly published snapshot. At least 100 ms; default 1 s.</summary>
    public TimeSpan SnapshotPollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The privacy rules; by default those of the data directory, read once at start: <see cref="PrivacyRules.Load"/>.</summary>
    public PrivacyRules? Privacy { get; init; }

    /// <summary>How counting uses the machine.</summary>
    public CountingOptions Counting { get; init; } = new();

    /// <summary>The memory that kept answers may take. Bytes; default 64 MiB.</summary>
    public long AnswerCacheBytes { get; init; } = 64L << 20;

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
