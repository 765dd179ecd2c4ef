using Microsoft.AspNetCore.Http;

namespace Overindex.Identity.Serving;

/// <summary>A refusal comes at a fixed time after the request, so that its time tells nothing about the cause.</summary>
internal sealed class Floor(TimeProvider timeProvider)
{
    internal static readonly TimeSpan RefusedClient = TimeSpan.FromMilliseconds(50);
    internal static readonly TimeSpan RefusedSignIn = TimeSpan.FromMilliseconds(400);
    private readonly long _started = timeProvider.GetTimestamp();

    internal static void Begin(HttpContext context, TimeProvider timeProvider) => context.Features.Set(new Floor(timeProvider));

    internal static ValueTask WaitAsync(HttpContext context, TimeSpan floor) =>
        context.Features.Get<Floor>()?.WaitAsync(floor, context.RequestAborted) ?? ValueTask.CompletedTask;

    internal async ValueTask WaitAsync(TimeSpan floor, CancellationToken cancellationToken)
    {
        if (floor - Elapsed is { Ticks: > 0 } left)
        {
            await Task.Delay(left, TimeProvider.System, cancellationToken);
        }
    }

    private TimeSpan Elapsed => timeProvider.GetElapsedTime(_started);
}
