using Overindex.Engine;

namespace Overindex.Server.Hosting;

/// <summary>What tests put in the place of the real thing.</summary>
internal sealed record ServerSeams
{
    internal Func<Snapshot, IAudienceCounter>? Counter { get; init; }

    internal Action<ILoggingBuilder>? Logging { get; init; }

    internal Action<IEndpointRouteBuilder>? Routes { get; init; }
}
