using System.Net;
using Overindex.Engine;
using Overindex.Identity;

namespace Overindex.Server;

/// <summary>What to serve, and where.</summary>
public sealed record OverindexServerOptions
{
    /// <summary>The data directory: snapshots and tokens.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>
    /// The address to listen on; port 0 picks a free one. <c>http</c>, or <c>https</c> with a <see cref="Certificate"/>; an IP address, <c>localhost</c> or
    /// <c>*</c>; no path. Default <c>http://127.0.0.1:5080</c>.
    /// </summary>
    public string Url { get; init; } = "http://127.0.0.1:5080";

    /// <summary>What to show as the server's certificate; needed for <c>https</c>.</summary>
    public CertificateOptions? Certificate { get; init; }

    /// <summary>The proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed; nobody else's are.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Whether other machines may send tokens without TLS.</summary>
    public bool AllowPlainHttp { get; init; }

    /// <summary>Whether other machines may use the demo's token.</summary>
    public bool AllowDemoTokens { get; init; }

    /// <summary>Connections at once; more are closed. At least 1; default 10 000.</summary>
    public int MaxConnections { get; init; } = 10_000;

    /// <summary>How long a client may take for the head of a request or a TLS handshake, or stall in a body. At least 1 s; default 10 s.</summary>
    public TimeSpan SlowClientTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where snapshots come from instead of the data directory, counted in this process: a cluster that this is a node of.</summary>
    public ISnapshotSource? Source { get; init; }

    /// <summary>Makes the JSON that operators read at <c>/cluster/status</c>; without it there is no such page.</summary>
    public Func<byte[]>? ClusterStatus { get; init; }

    /// <summary>One snapshot to serve instead of the newest.</summary>
    public SnapshotId? Snapshot { get; init; }

    /// <summary>How often to look for a newly published snapshot. At least 100 ms; default 1 s.</summary>
    public TimeSpan SnapshotPollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The privacy rules; by default those of the data directory, read once at start: <see cref="PrivacyRules.Load"/>.</summary>
    public PrivacyRules? Privacy { get; init; }

    /// <summary>How identity is handled; by default as the data directory's <c>identity.json</c> says, read once at start.</summary>
    public IdentitySettings? Identity { get; init; }

    /// <summary>How counting uses the machine.</summary>
    public CountingOptions Counting { get; init; } = new();

    /// <summary>The memory that kept answers may take. Bytes; default 64 MiB.</summary>
    public long AnswerCacheBytes { get; init; } = 64L << 20;

    /// <summary>
    /// Answers that may be in the making at once before more are refused with 503; at least 1. By default they wait for each other, half as many at a time
    /// as cores.
    /// </summary>
    public int? AnswersAtOnce { get; init; }

    /// <summary>A code that signs in to the dashboard once; none by default.</summary>
    public OneTimeSignIn? OneTimeSignIn { get; init; }

    /// <summary>How much a caller may ask before 429.</summary>
    public RateLimitOptions RateLimits { get; init; } = new();

    /// <summary>The file that one line of JSON a request is appended to: who asked what, and what came of it; none by default.</summary>
    public string? AuditLog { get; init; }

    /// <summary>Where traces, metrics and logs go, by OTLP over HTTP: the collector's base address; nowhere by default.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>
    /// Where log lines go, UTF-8, in batches at most 50 ms late, warnings and errors at once; not closed. By default standard error, a write per line,
    /// which costs about as much as answering.
    /// </summary>
    public Stream? Log { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
